using Hangdump.Capture.Attach.Linux;

namespace Hangdump.Capture.Attach;

/// <summary>Reads a target while all of it stands still: the simplest way, exact, and the longest pause.</summary>
internal sealed class FullStopReader(LiveTarget target, ReadingBudget budget)
{
    private const int Tries = 7;

    /// <summary>What it takes to stop and to release a thread, twice over: it is measured to be some 10 µs.</summary>
    private static readonly TimeSpan _stopOfThread = TimeSpan.FromMicroseconds(20);

    /// <summary>Of a pause, what may go into stopping and releasing.</summary>
    private const double StopShare = 0.5;

    /// <summary>In less, hardly a thread is read: the first steps of the native library are its longest.</summary>
    private static readonly TimeSpan _leastPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether a pause is long enough to stop that many threads and to do something meanwhile.</summary>
    public static bool Suffices(TimeSpan pause, int threads) => _stopOfThread * threads <= pause * StopShare;

    /// <summary>Null where the target may not stand still for long enough.</summary>
    /// <exception cref="TargetRefusedException">The target cannot be stopped or has gone.</exception>
    public Reading<T>? Read<T>(Func<CaptureContext, T> collect)
    {
        for (int i = 1; i <= Tries; i++)
        {
            IReadOnlyDictionary<uint, KernelThread> threads = target.Threads.Look();
            if (budget.PauseLeft < _leastPause || !Suffices(budget.PauseLeft, threads.Count))
                return null;
            if (TryRead(collect, threads, evenInCollection: i == Tries) is { } reading)
                return reading;
            Thread.Sleep(GarbageCollection.Patience(i));
        }
        return null;
    }

    /// <summary>Null when the stop fell into a garbage collection, or took too long.</summary>
    private Reading<T>? TryRead<T>(Func<CaptureContext, T> collect, IReadOnlyDictionary<uint, KernelThread> threads, bool evenInCollection)
    {
        HashSet<int> still = [.. threads.Values.Where(thread => thread.IsStill).Select(thread => thread.OsId)];
        PtraceStop stop = new(target.Process.Directory);
        StopDeadline? deadline = null;
        using ManualResetEventSlim stopped = new(), collected = new();
        stop.Start(still.Contains, StillThreads.Stopped, budget.PauseLeft, started =>
        {
            deadline = started;
            stopped.Set();
            if (started.Left is var left && left > TimeSpan.Zero)
                collected.Wait(left);
        }, finished: stopped.Set);
        stopped.Wait();
        T? result = default;
        CaptureContext? context = null;
        bool isComplete = false;
        try
        {
            if (stop.Error != 0)
                throw TargetAdmission.CannotStop(target.Process, stop.Error);
            if (deadline is null)
                return null;
            threads = ThreadsAtStop.Merge(threads, stop.Stopped, target.Ids);
            target.Image.Threads = threads;
            target.Image.StoppedRegisters = stop.Registers(target.Ids);
            target.Pages.Fetched = null;
            target.Pages.Forget(_ => true);
            target.Runtime.FlushCachedData();
            bool isInCollection = GarbageCollection.IsUnderWay(target.Runtime, target.Image);
            if (evenInCollection || !isInCollection)
            {
                context = target.Context(threads, IsExhausted);
                if (isInCollection)
                    context.Notes.Add(GarbageCollection.Note);
                result = collect(context);
                isComplete = !IsExhausted();
            }
        }
        finally
        {
            collected.Set();
            stop.Wait();
            budget.AddPause(stop.Pause);
        }
        return context is null ? null : new Reading<T>(result!, context, isComplete);

        bool IsExhausted() => deadline.IsOver || budget.IsTimeOver;
    }
}
