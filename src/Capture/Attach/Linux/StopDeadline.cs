using System.Diagnostics;

namespace Hangdump.Capture.Attach.Linux;

/// <summary>
/// How long a target may go on standing still, from now. Its release counts too, and is allowed for. Not thread-safe.
/// </summary>
/// <param name="limit">How long it may stand still.</param>
/// <param name="threads">How many threads are to be released.</param>
internal sealed class StopDeadline(TimeSpan limit, int threads)
{
    /// <summary>Twice what is measured. Unlike its stop, the release of a thread waits for nobody.</summary>
    private static readonly TimeSpan _releaseOfThread = TimeSpan.FromMicroseconds(10);

    private readonly long _began = Stopwatch.GetTimestamp();

    public TimeSpan Limit => limit;

    /// <summary>What is left for anything else than the release; negative when it is over.</summary>
    public TimeSpan Left => limit - Stopwatch.GetElapsedTime(_began) - _releaseOfThread * threads;

    public bool IsOver => Left <= TimeSpan.Zero;
}
