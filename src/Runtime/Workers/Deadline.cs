using System.Diagnostics;

namespace Hangdump.Runtime.Workers;

/// <summary>The end of a time that began when this was made.</summary>
internal sealed class Deadline(TimeSpan limit)
{
    private readonly long _began = Stopwatch.GetTimestamp();

    /// <summary>Zero when it is over.</summary>
    public TimeSpan Left => limit - Stopwatch.GetElapsedTime(_began) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    public bool IsOver => Left == TimeSpan.Zero;
}
