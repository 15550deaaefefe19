namespace Hangdump.Runtime.Triggers;

/// <summary>
/// A thread that has waited for the threshold. A lock whose holder changed unseen is found by this, and on .NET 9 and later waits for
/// everything else.
/// </summary>
internal sealed class LongWait(TimeSpan threshold) : ITrigger
{
    private readonly Patience _patience = new();

    public Suspicion Look(Scene scene)
    {
        if (scene.Waits.Locks.Any(wait => scene.Age(wait.Since) >= threshold && !scene.WasRead(wait.Since, threshold))) return Suspicion.Ripe;
        // Most other waits are of threads that have nothing to do.
        return _patience.IsOver(scene.Now) && scene.Waits.Others.Any(wait => scene.Age(wait.Since) >= threshold && !scene.WasRead(wait.Since, threshold)) ? Suspicion.Ripe : Suspicion.None;
    }

    public void Answer(bool found) => _patience.Note(found);
}
