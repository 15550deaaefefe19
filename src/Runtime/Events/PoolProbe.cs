using System.Diagnostics;

namespace Hangdump.Runtime.Events;

/// <summary>How long work waits in the thread pool: one small item at a time is queued and timed. Used by one thread, answered by the pool.</summary>
internal sealed class PoolProbe
{
    private static readonly TimeSpan _period = TimeSpan.FromMilliseconds(100);

    private readonly WaitCallback _answer;
    private long _asked, _answered;

    public PoolProbe() => _answer = _ => Volatile.Write(ref _answered, _asked);

    /// <summary>How long the present item has waited; zero when it has been answered.</summary>
    public TimeSpan Delay => IsOpen ? Stopwatch.GetElapsedTime(_asked) : TimeSpan.Zero;

    private bool IsOpen => _asked != 0 && Volatile.Read(ref _answered) != _asked;

    /// <summary>Asks again when the last answer is there.</summary>
    public void Look()
    {
        if (IsOpen || (_asked != 0 && Stopwatch.GetElapsedTime(_asked) < _period)) return;
        _asked = Stopwatch.GetTimestamp();
        ThreadPool.UnsafeQueueUserWorkItem(_answer, null);
    }

    /// <summary>Forgets a delay that was nobody's fault, as while the whole process stood still.</summary>
    public void Forgive()
    {
        if (IsOpen) _asked = Stopwatch.GetTimestamp();
    }
}
