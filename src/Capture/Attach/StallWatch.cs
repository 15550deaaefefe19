namespace Hangdump.Capture.Attach;

/// <summary>
/// Sees when a reading makes no step any more: on memory that changes meanwhile, the native library may run round in circles and
/// never come back. Thread-safe.
/// </summary>
internal sealed class StallWatch : IDisposable
{
    private readonly Timer _timer;
    private readonly TimeSpan _patience;

    /// <param name="patience">How long one step may take.</param>
    /// <param name="stalled">Called on another thread when one takes longer; the reading cannot be ended from within.</param>
    public StallWatch(TimeSpan patience, Action stalled)
    {
        _patience = patience;
        _timer = new Timer(_ => stalled(), null, patience, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The reading goes on.</summary>
    public void Step() => _timer.Change(_patience, Timeout.InfiniteTimeSpan);

    public void Dispose() => _timer.Dispose();
}
