namespace HangTargets.Scenarios.Mixed;

/// <summary>Two deadlocks that have nothing to do with each other, and threads behind each.</summary>
internal static class TwoDeadlocks
{
    public static void Play()
    {
        Desk north = new(), south = new();
        Thread northFirst = Stage.Start("north-1", () => north.Work(north.Pen, north.Paper));
        Stage.Start("north-2", () => north.Work(north.Paper, north.Pen));
        Stage.Start("south-1", () => south.Work(south.Pen, south.Paper));
        Stage.Start("south-2", () => south.Work(south.Paper, south.Pen));
        foreach (string name in new[] { "north-1", "north-2", "south-1", "south-2" }) Stage.UntilStill(name);
        Stage.Start("south-visitor", () =>
        {
            lock (south.Pen) GC.KeepAlive(south); // <- south-visitor
        });
        Stage.ReadyWhenStill(6);
        northFirst.Join(); // <- main
    }

    private sealed class Desk
    {
        public readonly object Pen = new();
        public readonly object Paper = new();
        private int _inside;

        public void Work(object first, object second)
        {
            lock (first)
            {
                Interlocked.Increment(ref _inside);
                Stage.Until(() => Volatile.Read(ref _inside) == 2);
                lock (second) // <- north-1, north-2, south-1, south-2
                {
                    _inside = 0;
                }
            }
        }
    }
}
