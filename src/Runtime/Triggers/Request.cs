using System.Diagnostics;

namespace Hangdump.Runtime.Triggers;

/// <summary>The watch itself wants another look at a certain time: to confirm what is only possible, or to see whether something has resolved itself.</summary>
internal sealed class Request : ITrigger
{
    private long _due = long.MaxValue;

    public void In(TimeSpan time) => _due = Math.Min(_due, Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency));

    public Suspicion Look(Scene scene) => scene.Now >= _due ? Suspicion.Ripe : Suspicion.None;

    public void Answer(bool found)
    {
    }

    /// <summary>Any reading answers it.</summary>
    public void Clear() => _due = long.MaxValue;
}
