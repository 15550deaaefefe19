using Hangdump.Runtime.Events;

namespace Hangdump.Runtime.Triggers;

/// <summary>
/// Threads that wait for each other's locks, as events tell, for a while. Busy but healthy programs show thousands of such rings a minute
/// that are gone after some milliseconds, and none that lasts.
/// </summary>
internal sealed class LockCycle : ITrigger
{
    private static readonly TimeSpan _lasting = TimeSpan.FromMilliseconds(300);

    private readonly Patience _patience = new();

    public Suspicion Look(Scene scene)
    {
        if (scene.Waits.Locks.Count < 2) return Suspicion.None;
        Suspicion most = Suspicion.None;
        foreach (IReadOnlyList<Waiting> cycle in scene.Waits.Cycles())
        {
            // The wait that closed the ring is the youngest.
            long formed = cycle.Max(wait => wait.Since);
            if (scene.WasRead(formed, _lasting)) continue;
            if (scene.Age(formed) >= _lasting) return Suspicion.Ripe;
            most = Suspicion.Forming;
        }

        // Of owners that are older than the watch, .NET 11 tells nothing that could be followed.
        return most == Suspicion.None && _patience.IsOver(scene.Now) && Unknown(scene).Take(2).Count() == 2 ? Suspicion.Ripe : most;
    }

    public void Answer(bool found) => _patience.Note(found);

    private static IEnumerable<Waiting> Unknown(Scene scene) =>
        scene.Waits.Locks.Where(wait => scene.Waits.OwnerOf(wait.Lock) == 0 && scene.Age(wait.Since) >= _lasting && !scene.WasRead(wait.Since, _lasting));
}
