using System.Diagnostics;

namespace Hangdump.Runtime.Triggers;

/// <summary>The process has used next to no processor time for the threshold: it is idle, or hangs. It is looked at once a period, and once a minute at most.</summary>
internal sealed class QuietPeriod(TimeSpan threshold) : ITrigger
{
    private const double Quiet = 0.02, Busy = 0.05;
    private static readonly TimeSpan _rarest = TimeSpan.FromMinutes(1);

    private long _quietSince, _lookedAt;
    private bool _wasLookedAt;

    public Suspicion Look(Scene scene)
    {
        if (scene.Load > Busy) (_quietSince, _wasLookedAt) = (0, false);
        else if (scene.Load <= Quiet && _quietSince == 0) _quietSince = scene.Now;
        bool isDue = _quietSince != 0 && !_wasLookedAt && scene.Age(_quietSince) >= threshold && (_lookedAt == 0 || scene.Age(_lookedAt) >= _rarest);
        return isDue ? Suspicion.Ripe : Suspicion.None;
    }

    public void Answer(bool found)
    {
        _lookedAt = Stopwatch.GetTimestamp();
        _wasLookedAt = true;
    }
}
