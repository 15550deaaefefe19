using Hangdump.Reporting.Report;
using Hangdump.Reporting.Snapshot;
using Hangdump.Runtime.Events;
using Hangdump.Runtime.Workers;

namespace Hangdump.Runtime.Watching;

/// <summary>The report of this process on itself.</summary>
internal static class SelfReport
{
    private static readonly ToolFacts _tool = new("Hangdump.Runtime", typeof(SelfReport).Assembly.GetName().Version?.ToString(3) ?? "0.0.0");

    /// <param name="reading">What was read.</param>
    /// <param name="waits">What events tell, for where nothing was read; null where nobody listens to them.</param>
    /// <param name="ownWork">How many queued work items of the pool are ours.</param>
    public static ProcessReport Of(SelfReading reading, WaitTable? waits = null, int ownWork = 0)
    {
        ProcessSnapshot snapshot = reading.Snapshot ?? EventSnapshot.Of(waits);
        if (waits is not null && snapshot.Source.Method == ReadMethod.Eventpipe) snapshot = EventSnapshot.AddTo(snapshot, waits);
        bool isReduced = snapshot.Source.Method != ReadMethod.Ptrace;
        return ReportBuilder.Build(
            snapshot with
            {
                // What we do ourselves, this report for one, is no part of what the application does.
                Threads = [.. snapshot.Threads.Select(thread => OwnThreads.Contain(thread.Id) ? thread with { Kind = ThreadKind.Other, IsIdle = true, WaitsFor = null } : thread)],
                Resources = [.. snapshot.Resources.Where(resource => resource.Owners is not [{ Party.Thread: { } owner }] || !OwnThreads.Contain(owner))],
                Source = snapshot.Source with
                {
                    Kind = reading.Snapshot is null ? SourceKind.Events : SourceKind.Self,
                    Notes = [.. isReduced ? reading.Failures.Distinct() : [], .. snapshot.Source.Notes],
                },
                ThreadPool = snapshot.ThreadPool is { } pool ? pool with { QueuedItems = Math.Max(0, pool.QueuedItems - ownWork) } : null,
            },
            new ReportOptions { Tool = _tool });
    }
}
