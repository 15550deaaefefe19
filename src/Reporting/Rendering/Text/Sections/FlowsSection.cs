using Hangdump.Reporting.Rendering.Text.Words;
using Hangdump.Reporting.Report;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Rendering.Text.Sections;

/// <summary>The async flows: what each waits for, from its innermost await to its outermost method. Equal ones are told together.</summary>
internal static class FlowsSection
{
    public static void Write(ReportView view, Canvas canvas)
    {
        var flows = view.Report.Flows;
        if (flows.Count == 0)
            return;
        canvas.Separate();
        canvas.Write(0, StyledLine.Of("ASYNC FLOWS  ", Style.Heading).Add(Numbers.Grouped(flows.Count)));
        foreach (var group in Groups(flows, view))
            Write(group, view, canvas);
    }

    private static void Write(List<ReportedFlow> group, ReportView view, Canvas canvas)
    {
        var first = group[0];
        var title = group.Count == 1
            ? StyledLine.Of($"flow {first.Id}", Style.Thread)
            : StyledLine.Of($"{Numbers.Count(group.Count, "flow")}: {string.Join(", ", group.Select(flow => flow.Id))}", Style.Thread);
        title.Add($"  {first.Method}  ");
        if (first.State == FlowState.Ready)
            title.Add("ready, needs a thread to run on");
        else if (first.WaitsFor is { } wait)
            title.Add(WaitWords.Of(wait, view, withAddress: group.TrueForAll(flow => flow.WaitsFor?.Resources is [var id] && wait.Resources is [var same] && id == same)));
        else
            title.Add("waits");
        canvas.Write(2, title);
        foreach (var held in view.HeldBy(Party.OfFlow(first.Id)))
            canvas.Write(4, ResourceWords.Held(held, view));
        if (view.Options.Stacks != Stacks.None)
            StackWords.Write(first.Frames, 0, canvas, view);
        else if (view.PlaceOf(Party.OfFlow(first.Id)) is { } place)
            FrameWords.Write(place, 4, canvas, view);
    }

    private static Dictionary<string, List<ReportedFlow>>.ValueCollection Groups(IReadOnlyList<ReportedFlow> flows, ReportView view)
    {
        var groups = new Dictionary<string, List<ReportedFlow>>();
        foreach (var flow in flows)
        {
            // A flow that holds something is told by itself.
            var key = view.HeldBy(Party.OfFlow(flow.Id)).Any() ? flow.Id : Sameness(flow, view);
            if (!groups.TryGetValue(key, out var group))
                groups[key] = group = [];
            group.Add(flow);
        }

        return groups.Values;
    }

    private static string Sameness(ReportedFlow flow, ReportView view) => string.Join(
        '\n', [$"{flow.State}", flow.Method, .. flow.Frames.Select(frame => $"{frame.Method}:{frame.Line}"), WaitKey.Of(flow.WaitsFor, view)]);
}
