using Hangdump.Reporting.Findings;
using Hangdump.Reporting.Rendering.Text.Words;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Rendering.Text.Sections;

/// <summary>The findings, the worst first: who waits for what and who holds it, who is blocked behind, what to do.</summary>
internal static class FindingsSection
{
    public static void Write(ReportView view, Canvas canvas)
    {
        foreach (var finding in view.Report.Findings)
        {
            canvas.Separate();
            canvas.Write(0, Title(finding));
            // A cycle is told step by step; its summary would say it all twice.
            if (finding.Cycle.Count == 0)
                canvas.Write(2, StyledLine.Of(finding.Summary), hang: 0);
            WriteMembers(finding, view, canvas);
            WriteBlockedBehind(finding, view, canvas);
            canvas.Separate();
            canvas.Write(2, StyledLine.Of("what to do: ", Style.Heading).Add(finding.Advice), hang: 0);
        }
    }

    private static StyledLine Title(Finding finding)
    {
        var members = new List<string>();
        if (finding.Threads.Count > 0)
            members.Add(Numbers.Count(finding.Threads.Count, "thread"));
        if (finding.Flows.Count > 0)
            members.Add(Numbers.Count(finding.Flows.Count, "async flow"));
        var style = finding.Severity switch
        {
            Severity.Error => Style.Alarm,
            Severity.Warning => Style.Warning,
            _ => Style.Heading,
        };
        return StyledLine.Of(FindingTitles.Of(finding.Kind).ToUpperInvariant(), style)
            .Add($" ({(finding.Certainty == Certainty.Certain ? "certain" : "possible")})")
            .Add(members.Count > 0 ? $"  {string.Join(", ", members)}" : "");
    }

    private static void WriteMembers(Finding finding, ReportView view, Canvas canvas)
    {
        canvas.Separate();
        var steps = finding.Cycle.Count > 0 ? finding.Cycle : finding.Chain;
        for (var i = 0; i < steps.Count; i++)
            WriteMember(steps[i].Party, finding, closesCycle: finding.Cycle.Count > 0 && i == steps.Count - 1, view, canvas);
        var told = steps.Select(step => step.Party).ToHashSet();
        var threads = finding.Threads.Where(id => !told.Contains(Party.OfThread(id))).Select(Party.OfThread);
        var flows = finding.Flows.Where(id => !told.Contains(Party.OfFlow(id))).Select(Party.OfFlow);
        foreach (var group in PartyGroup.Of([.. threads, .. flows], view))
            group.Write(2, canvas, view);
    }

    private static void WriteMember(Party party, Finding finding, bool closesCycle, ReportView view, Canvas canvas)
    {
        canvas.Write(2, PartyWords.Of(party, view));
        foreach (var held in view.HeldBy(party))
            if (finding.Resources.Contains(held.Id))
                canvas.Write(4, ResourceWords.Held(held, view));
        if (view.WaitOf(party) is { } wait)
        {
            canvas.Write(4, WaitWords.Of(wait, view).Add(WaitWords.Limits(wait)));
            WriteOwners(wait, finding, closesCycle, view, canvas);
        }

        if (view.PlaceOf(party) is { } place)
            FrameWords.Write(place, 6, canvas, view);
    }

    private static void WriteOwners(Wait wait, Finding finding, bool closesCycle, ReportView view, Canvas canvas)
    {
        foreach (var id in wait.Resources)
        {
            if (view.Resource(id) is not { } resource || (wait.Resources.Count > 1 && !finding.Resources.Contains(id)))
                continue;
            if (ResourceWords.Owners(resource, view) is { } owners)
                canvas.Write(6, owners);
        }

        if (closesCycle)
            canvas.Write(6, StyledLine.Of("<- cycle: back to ", Style.Alarm).Add(PartyWords.Of(finding.Cycle[0].Party, view)));
    }

    private static void WriteBlockedBehind(Finding finding, ReportView view, Canvas canvas)
    {
        var (threads, flows) = finding.BlockedBehind;
        if (threads.Count + flows.Count == 0)
            return;
        canvas.Separate();
        var counts = new List<string>();
        if (threads.Count > 0)
            counts.Add(Numbers.Count(threads.Count, "thread"));
        if (flows.Count > 0)
            counts.Add(Numbers.Count(flows.Count, "async flow"));
        canvas.Write(2, StyledLine.Of("blocked behind it: ", Style.Heading).Add(string.Join(", ", counts)));
        foreach (var group in PartyGroup.Of([.. threads.Select(Party.OfThread), .. flows.Select(Party.OfFlow)], view))
            group.Write(4, canvas, view);
    }
}
