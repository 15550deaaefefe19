namespace Hangdump.Runtime.Triggers;

/// <summary>Where events do not come, the process is looked at from time to time without any suspicion.</summary>
internal sealed class MissedEvents(TimeSpan threshold, Func<bool> areMissed) : ITrigger
{
    private readonly Patience _patience = new();
    private long _since;

    public Suspicion Look(Scene scene)
    {
        if (!areMissed()) _since = 0;
        else if (_since == 0) _since = scene.Now;
        return _since != 0 && scene.Age(_since) >= threshold && _patience.IsOver(scene.Now) ? Suspicion.Ripe : Suspicion.None;
    }

    public void Answer(bool found) => _patience.Note(found);
}
