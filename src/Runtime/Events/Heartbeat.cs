using System.Diagnostics;

namespace Hangdump.Runtime.Events;

/// <summary>
/// Whether events are still delivered: any other listener in the process can stop them for all by blocking in its callback. From time to
/// time a thread is started, which the runtime must tell of. Used by one thread.
/// </summary>
internal sealed class Heartbeat
{
    private static readonly TimeSpan _period = TimeSpan.FromSeconds(10), _patience = TimeSpan.FromSeconds(2);

    private long _asked;
    private long _thread;
    private bool _isHeard = true;

    /// <summary>Whether the last thread that was started has not been told of in time.</summary>
    public bool IsMissed => !_isHeard && Stopwatch.GetElapsedTime(_asked) > _patience;

    public void Look()
    {
        if (_asked != 0 && Stopwatch.GetElapsedTime(_asked) < _period) return;
        Thread beat = new(static () => { }, maxStackSize: 64 * 1024) { IsBackground = true, Name = "Hangdump heartbeat" };
        (_asked, _thread, _isHeard) = (Stopwatch.GetTimestamp(), beat.ManagedThreadId, false);
        beat.UnsafeStart();
    }

    /// <param name="managedId">Of a thread that the runtime tells of.</param>
    public void Hear(long managedId) => _isHeard |= managedId == _thread;
}
