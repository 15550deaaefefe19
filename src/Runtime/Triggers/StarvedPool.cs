namespace Hangdump.Runtime.Triggers;

/// <summary>Work waits in the thread pool although processors are idle: its threads are blocked. With busy processors it is only overloaded.</summary>
internal sealed class StarvedPool : ITrigger
{
    /// <summary>How long work must wait.</summary>
    public static readonly TimeSpan Lasting = TimeSpan.FromMilliseconds(500);

    private readonly Patience _patience = new();

    public Suspicion Look(Scene scene)
    {
        if (scene.PoolDelay < Lasting / 2) return Suspicion.None;
        if (scene.Load > Environment.ProcessorCount * 0.5) return Suspicion.None;
        return scene.PoolDelay < Lasting ? Suspicion.Forming : _patience.IsOver(scene.Now) ? Suspicion.Ripe : Suspicion.None;
    }

    public void Answer(bool found) => _patience.Note(found);
}
