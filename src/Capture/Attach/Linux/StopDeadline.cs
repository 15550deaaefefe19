using System.Diagnostics;

namespace Hangdump.Capture.Attach.Linux;

/// <summary>
/// How long a target may go on standing still, from now. Its release counts too, and is allowed for: to release the threads takes
/// about as long as to stop them did. Not thread-safe.
/// </summary>
internal sealed class StopDeadline(TimeSpan limit)
{
    private readonly long _began = Stopwatch.GetTimestamp();
    private TimeSpan? _stopping;

    public TimeSpan Limit => limit;

    /// <summary>What is left for anything else than the release; negative when it is over.</summary>
    public TimeSpan Left
    {
        get
        {
            TimeSpan elapsed = Stopwatch.GetElapsedTime(_began);
            return limit - elapsed - (_stopping ?? elapsed);
        }
    }

    public bool IsOver => Left <= TimeSpan.Zero;

    /// <summary>From here on nothing is stopped any more.</summary>
    public void AllStopped() => _stopping ??= Stopwatch.GetElapsedTime(_began);
}
