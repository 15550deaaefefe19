namespace Hangdump.Reporting.Rendering.Text.Sections;

/// <summary>The thread pool's counts in one line.</summary>
internal static class ThreadPoolSection
{
    public static void Write(ReportView view, Canvas canvas)
    {
        if (view.Report.ThreadPool is not { } pool)
            return;
        canvas.Separate();
        canvas.Write(0, StyledLine.Of("THREAD POOL  ", Style.Heading).Add(
            $"{Numbers.Count(pool.Workers, "worker")} of at least {Numbers.Grouped(pool.MinThreads)} and at most {Numbers.Grouped(pool.MaxThreads)}, "
            + $"{Numbers.Grouped(pool.Goal)} wanted; {Numbers.Count(pool.QueuedItems, "work item")} queued"));
    }
}
