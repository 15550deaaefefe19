namespace Hangdump.Capture.Attach;

/// <summary>
/// Reads a target that may not stand still for long enough: while it runs, and only the threads that sit still. What is read of
/// them is true, as they alone change it; what ties threads together is not, so that nothing must be concluded from it.
/// </summary>
internal sealed class RunningReader(LiveTarget target, ReadingBudget budget)
{
    private const string Note = "the process was not stopped for long enough to be read: only threads that sat still meanwhile are "
        + "listed, without their locks, so that no deadlock could be found; --max-pause allows a longer stop";

    public Reading<T> Read<T>(Func<CaptureContext, T> collect)
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
