using System.Diagnostics;
using Hangdump.Capture.Attach.Linux;

namespace Hangdump.Capture.Attach;

/// <summary>Reads a target while all of it stands still: the simplest way, exact, and the longest pause.</summary>
internal static class FullStopReader
{
    /// <exception cref="TargetRefusedException">The target cannot be stopped or has gone.</exception>
    public static Reading<T> Read<T>(LiveTarget target, ReadingLimits limits, Func<CaptureContext, T> collect)
    {
        long began = Stopwatch.GetTimestamp();
        IReadOnlyDictionary<uint, KernelThread> threads = target.Threads.Look();
        HashSet<int> still = [.. threads.Values.Where(thread => thread.IsStill).Select(thread => thread.OsId)];

        PtraceStop stop = new(target.Process.Directory);
        using ManualResetEventSlim stopped = new(), collected = new();
        long stoppedAt = 0;
        stop.Start(still.Contains, limits.MaxPause, () =>
        {
            stoppedAt = Stopwatch.GetTimestamp();
            stopped.Set();
            collected.Wait(limits.MaxPause);
        }, finished: stopped.Set);
        stopped.Wait();
        try
        {
            if (stop.Error != 0)
                throw TargetAdmission.CannotStop(target.Process, stop.Error);
            threads = ThreadsAtStop.Merge(threads, stop.Stopped, target.Ids);
            target.Image.Threads = threads;
            target.Image.StoppedRegisters = stop.Registers(target.Ids);
            target.Pages.Forget(_ => true);
            target.Runtime.FlushCachedData();
            CaptureContext context = target.Context(threads, IsExhausted);
            T result = collect(context);
            bool isComplete = !IsExhausted();
            collected.Set();
            stop.Wait();
            return new Reading<T>(result, context, stop.Pause, isComplete);
        }
        finally
        {
            collected.Set();
        }

        bool IsExhausted() => Stopwatch.GetElapsedTime(stoppedAt) >= limits.MaxPause || Stopwatch.GetElapsedTime(began) >= limits.Timeout;
    }
}
