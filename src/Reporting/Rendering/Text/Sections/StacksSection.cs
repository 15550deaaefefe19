using Hangdump.Reporting.Rendering.Text.Words;
using Hangdump.Reporting.Report;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Rendering.Text.Sections;

/// <summary>All threads with their stacks, equal ones together: those of findings first, then blocked, running, idle.</summary>
internal static class StacksSection
{
    public static void Write(ReportView view, Canvas canvas)
    {
        canvas.Separate();
        canvas.Write(0, StyledLine.Of("THREADS  ", Style.Heading).Add(Numbers.Grouped(view.Report.Threads.Count)));
        var inFinding = view.Report.Findings.SelectMany(finding => finding.Threads.Concat(finding.BlockedBehind.Threads)).ToHashSet();
        var ordered = view.Report.Threads.OrderBy(thread => Rank(thread, inFinding)).ThenBy(thread => thread.Id);
        foreach (var group in StackGroup.Of(ordered))
            Write(group, inFinding, view, canvas);
    }

    private static void Write(StackGroup group, HashSet<int> inFinding, ReportView view, Canvas canvas)
    {
        var showsFrames = view.Options.Stacks switch
        {
            Stacks.All => true,
            Stacks.Blocked => group.Threads.Any(thread => ReportView.IsBlocked(thread) || inFinding.Contains(thread.Id)),
            _ => false,
        };
        if (showsFrames)
            canvas.Separate();
        canvas.Write(2, Title(group));
        if (!showsFrames)
            return;
        if (group.First.Frames.Count == 0)
            canvas.Write(4, StyledLine.Of("no managed frames", Style.Faint));
        StackWords.Write(group.First.Frames, group.First.FramesOmitted, canvas, view);
    }

    private static StyledLine Title(StackGroup group)
    {
        if (group.Threads is [var only])
        {
            var line = new StyledLine().Add(PartyWords.Of(only)).Add($"  {State(only)}  {PartyWords.Of(only.Kind)}");
            return only.OsId is { } osId ? line.Add($"  os {Numbers.Plain(osId)}", Style.Faint) : line;
        }

        return StyledLine.Of($"{Numbers.Count(group.Threads.Count, "thread")}: {Members(group)}", Style.Thread)
            .Add($"  {State(group.First)}  {PartyWords.Of(group.First.Kind)}")
            .Add($"  os {PartyWords.Ids(group.Threads.Where(thread => thread.OsId is not null).Select(thread => thread.OsId!.Value))}", Style.Faint);
    }

    /// <summary>As in <c>12 "a", 13 "b"</c>; a name that all have in common is said once.</summary>
    private static string Members(StackGroup group)
    {
        if (group.First.Name is { } common && group.Threads.All(thread => thread.Name == common))
            return $"{PartyWords.Ids(group.Threads.Select(thread => thread.Id))}  all \"{common}\"";
        return string.Join(", ", group.Threads.Select(thread => thread.Name is { } name ? $"{Numbers.Plain(thread.Id)} \"{name}\"" : Numbers.Plain(thread.Id)));
    }

    private static int Rank(ReportedThread thread, HashSet<int> inFinding) => thread switch
    {
        _ when inFinding.Contains(thread.Id) => 0,
        { IsIdle: true } => 4,
        { State: ThreadState.Waiting } => 1,
        { State: ThreadState.Sleeping } => 2,
        { State: ThreadState.Running } => 3,
        _ => 5,
    };

    private static string State(ReportedThread thread) => thread switch
    {
        { State: ThreadState.Dead } => "ended",
        { IsIdle: true } => "idle",
        { WaitsFor.Operation: Operation.Io } => "in input or output",
        { State: ThreadState.Waiting } => "blocked",
        { State: ThreadState.Sleeping } => "sleeping",
        _ => "running",
    };
}
