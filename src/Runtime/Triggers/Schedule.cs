using System.Diagnostics;

namespace Hangdump.Runtime.Triggers;

/// <summary>Looks at set times: at the start, and again and again, where that is wanted.</summary>
internal sealed class Schedule(bool atStart, TimeSpan? interval) : ITrigger
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private long _lookedAt;

    public Suspicion Look(Scene scene)
    {
        if (atStart && _lookedAt == 0) return Suspicion.Ripe;
        return interval is { } time && scene.Age(Math.Max(_started, _lookedAt)) >= time ? Suspicion.Ripe : Suspicion.None;
    }

    public void Answer(bool found) => _lookedAt = Stopwatch.GetTimestamp();
}
