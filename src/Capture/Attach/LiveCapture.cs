using Hangdump.Reporting.Snapshot;

namespace Hangdump.Capture.Attach;

/// <summary>The whole reading of a live process: open, read, let go, describe.</summary>
internal static class LiveCapture
{
    /// <summary>The part of the time that may go into the reading; the rest is for describing and handing over what was read.</summary>
    private const double ReadingShare = 0.7;

    /// <param name="processId">The process as we see it.</param>
    /// <param name="dac">The path of the DAC that the user gave; null when none.</param>
    /// <param name="limits">How long it may take.</param>
    /// <param name="rehearses">Whether the target is read while it runs, to make the pause short; that may crash the native library.</param>
    /// <param name="stalled">Called, on another thread, when a rehearsed reading comes to no end; the caller must end this process.</param>
    /// <param name="emit">Takes the items in their order. Never called while the target stands still.</param>
    /// <exception cref="TargetRefusedException">The process cannot be read.</exception>
    public static void Run(int processId, string? dac, ReadingLimits limits, bool rehearses, Action stalled, Action<SnapshotItem> emit)
    {
        LiveTarget target = LiveTarget.Open(processId, dac);
        // Should we be cut off, then it is at least known what was being read; the same item follows with its counts.
        emit(target.Facts(managedThreads: 0));
        ReadingLimits reserved = limits with { Timeout = limits.Timeout * ReadingShare };
        ReadingBudget budget = new(reserved);
        Reading<CaptureState>? reading = rehearses ? new ImageReader(target, budget, stalled).Read(Collector.Collect) : null;
        reading ??= new FullStopReader(target, budget).Read(Collector.Collect);
        // A target that gets no processor may have used up its pause before the first thread was read.
        if (reading is null or { Collected.Threads.Count: 0, IsComplete: false })
            reading = new RunningReader(target, budget).Read(Collector.CollectThreads, state => state.Threads.Count == 0);
        emit(target.Facts(reading.Collected.Threads.Count));
        foreach (SnapshotItem item in Description.Describe(reading.Collected))
            emit(item);
        emit(new SourceFacts
        {
            Method = ReadMethod.Ptrace,
            Complete = reading.IsComplete && target.Process.IsAlive,
            PauseMilliseconds = Math.Round(budget.Paused.TotalMilliseconds, 2),
            Notes = [.. reading.Context.Notes],
        });
    }
}
