using System.Diagnostics;
using Hangdump.Capture.Attach.Linux;

namespace Hangdump.Capture.Attach;

/// <summary>Reads a target while all of it stands still: the simplest way, exact, and the longest pause.</summary>
internal sealed class FullStopReader(LiveTarget target, ReadingLimits limits)
{
    private const int Tries = 7;

    private readonly long _began = Stopwatch.GetTimestamp();
    private TimeSpan _paused;
    private long _stoppedAt;

    /// <exception cref="TargetRefusedException">The target cannot be stopped or has gone.</exception>
    public Reading<T> Read<T>(Func<CaptureContext, T> collect)
    {
        for (int i = 1; i < Tries; i++)
        {
            if (TryRead(collect, evenInCollection: false) is { } reading)
                return reading;
            Thread.Sleep(GarbageCollection.Patience(i));
        }
        return TryRead(collect, evenInCollection: true)!;
    }

    /// <summary>Null when the stop fell into a garbage collection.</summary>
    private Reading<T>? TryRead<T>(Func<CaptureContext, T> collect, bool evenInCollection)
    {
        IReadOnlyDictionary<uint, KernelThread> threads = target.Threads.Look();
        HashSet<int> still = [.. threads.Values.Where(thread => thread.IsStill).Select(thread => thread.OsId)];
        TimeSpan allowance = limits.MaxPause > _paused ? limits.MaxPause - _paused : TimeSpan.Zero;

        PtraceStop stop = new(target.Process.Directory);
        using ManualResetEventSlim stopped = new(), collected = new();
        stop.Start(still.Contains, allowance, () =>
        {
            _stoppedAt = Stopwatch.GetTimestamp();
            stopped.Set();
            collected.Wait(allowance);
        }, finished: stopped.Set);
        stopped.Wait();
        T? result = default;
        CaptureContext? context = null;
        bool isComplete = false;
        try
        {
            if (stop.Error != 0)
                throw TargetAdmission.CannotStop(target.Process, stop.Error);
            threads = ThreadsAtStop.Merge(threads, stop.Stopped, target.Ids);
            target.Image.Threads = threads;
            target.Image.StoppedRegisters = stop.Registers(target.Ids);
            target.Pages.Forget(_ => true);
            target.Runtime.FlushCachedData();
            bool isInCollection = GarbageCollection.IsUnderWay(target.Runtime, target.Image);
            if (evenInCollection || !isInCollection)
            {
                context = target.Context(threads, () => IsExhausted(allowance));
                if (isInCollection)
                    context.Notes.Add(GarbageCollection.Note);
                result = collect(context);
                isComplete = !IsExhausted(allowance);
            }
        }
        finally
        {
            collected.Set();
            stop.Wait();
            _paused += stop.Pause;
        }
        return context is null ? null : new Reading<T>(result!, context, _paused, isComplete);
    }

    private bool IsExhausted(TimeSpan allowance) =>
        Stopwatch.GetElapsedTime(_stoppedAt) >= allowance || Stopwatch.GetElapsedTime(_began) >= limits.Timeout;
}
