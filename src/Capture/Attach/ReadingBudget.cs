using System.Diagnostics;

namespace Hangdump.Capture.Attach;

/// <summary>What is left of the limits of a reading that takes several tries. The time begins with it. Not thread-safe.</summary>
internal sealed class ReadingBudget(ReadingLimits limits)
{
    private readonly long _began = Stopwatch.GetTimestamp();

    public TimeSpan Timeout => limits.Timeout;

    /// <summary>How long the target has stood still so far.</summary>
    public TimeSpan Paused { get; private set; }

    /// <summary>How long it may still stand; never negative.</summary>
    public TimeSpan PauseLeft => Paused < limits.MaxPause ? limits.MaxPause - Paused : TimeSpan.Zero;

    public bool IsTimeOver => IsOver(limits.Timeout);

    /// <summary>Whether a time has passed since the reading began.</summary>
    public bool IsOver(TimeSpan time) => Stopwatch.GetElapsedTime(_began) >= time;

    public void AddPause(TimeSpan pause) => Paused += pause;
}
