namespace Hangdump.Capture.Attach;

/// <summary>
/// Reads a target that may not stand still for long enough: while it runs, and only the threads that sit still. What is read of
/// them is true, as they alone change it; what ties threads together is not, so that nothing must be concluded from it.
/// </summary>
internal sealed class RunningReader(LiveTarget target, ReadingBudget budget)
{
    private const string Note = "the process was not stopped for long enough to be read: only threads that sat still meanwhile are "
        + "listed, without their locks, so that no deadlock could be found; --max-pause allows a longer stop";

    private const int Tries = 6;
    private static readonly TimeSpan _firstPatience = TimeSpan.FromMilliseconds(20);

    /// <param name="collect">What to do with the image.</param>
    /// <param name="isEmpty">Whether that came to nothing: threads that have just been released from a stop run before they sit still again.</param>
    public Reading<T> Read<T>(Func<CaptureContext, T> collect, Predicate<T> isEmpty)
    {
        TimeSpan patience = _firstPatience;
        Reading<T> reading = Read(collect);
        for (int i = 1; i < Tries && isEmpty(reading.Collected) && !budget.IsTimeOver; i++, patience *= 2)
        {
            Thread.Sleep(patience);
            reading = Read(collect);
        }
        return reading;
    }

    private Reading<T> Read<T>(Func<CaptureContext, T> collect)
    {
        IReadOnlyDictionary<uint, KernelThread> threads = target.Threads.Look();
        target.Image.Threads = threads;
        target.Image.StoppedRegisters = new Dictionary<uint, ulong[]>();
        target.Pages.Fetched = null;
        target.Pages.Forget(_ => true);
        target.Runtime.FlushCachedData();
        CaptureContext context = target.Context(threads, () => budget.IsTimeOver, ImageKind.Running);
        context.Notes.Add(Note);
        return new Reading<T>(collect(context), context, IsComplete: false);
    }
}
