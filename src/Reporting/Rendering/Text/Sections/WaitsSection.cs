using Hangdump.Reporting.Graph;
using Hangdump.Reporting.Rendering.Text.Words;
using Hangdump.Reporting.Report;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Rendering.Text.Sections;

/// <summary>Who waits for what, all threads in one table; those that have nothing to do come last.</summary>
internal static class WaitsSection
{
    public static void Write(ReportView view, Canvas canvas)
    {
        var waiting = view.Report.Threads.Where(thread => thread.WaitsFor is not null && !thread.IsIdle).ToList();
        var idle = view.Report.Threads.Where(thread => thread.IsIdle).ToList();
        var held = view.Report.Resources.Where(resource => resource.Waiters.Count == 0 && resource.Owners.Count > 0 && resource.Kind.IsLock()).ToList();
        if (waiting.Count + idle.Count + held.Count == 0)
            return;

        canvas.Separate();
        canvas.Write(0, StyledLine.Of("WAITS", Style.Heading));
        var shared = view.Report.Resources.Where(IsShared).ToList();
        foreach (var resource in shared)
            WriteShared(resource, view, canvas);
        var told = shared.Select(resource => resource.Id).ToHashSet();
        foreach (var group in PartyGroup.Of([.. waiting.Where(thread => !IsTold(thread, told)).Select(thread => Party.OfThread(thread.Id))], view))
            group.Write(2, canvas, view);
        foreach (var resource in held)
            canvas.WritePair(2, ResourceWords.Of(resource, view), ResourceWords.Owners(resource, view)!.Add(", nobody waits for it"));
        if (idle.Count > 0)
            canvas.Write(2, StyledLine.Of(Idle(idle), Style.Faint));
    }

    /// <summary>As in <c>3 idle threads: 2 (finalizer), 5, 6 (thread pool)</c>.</summary>
    private static string Idle(List<ReportedThread> idle)
    {
        var kinds = idle.GroupBy(thread => thread.Kind).Select(same => $"{PartyWords.Ids(same.Select(thread => thread.Id))} ({PartyWords.Of(same.Key)})");
        return $"{Numbers.Count(idle.Count, "idle thread")}: {string.Join(", ", kinds)}";
    }

    /// <summary>Whether it has more to tell than that somebody waits for it.</summary>
    private static bool IsShared(ReportedResource resource) =>
        resource.Waiters.Count > 0 && !WaitKey.IsPrivate(resource);

    private static bool IsTold(ReportedThread thread, HashSet<string> told) =>
        thread.WaitsFor is { Resources: [var id] } && told.Contains(id);

    private static void WriteShared(ReportedResource resource, ReportView view, Canvas canvas)
    {
        var name = ResourceWords.Of(resource, view);
        if (ResourceWords.Details(resource) is { Length: > 0 } details)
            name.Add($" ({details})", Style.Faint);
        if (ResourceWords.Owners(resource, view) is { } owners)
            canvas.WritePair(2, name, owners);
        else
            canvas.Write(2, name);
        foreach (var group in PartyGroup.Of(resource.Waiters, view))
            group.WriteBelow(resource.Kind, 4, canvas, view);
    }
}
