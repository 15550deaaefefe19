namespace HangTargets.Scenarios.Monitors;

/// <summary>Two lists in captured locals serve as locks and are taken in opposite orders by two lambdas.</summary>
internal static class CapturedLocals
{
    public static void Play()
    {
        List<string> undo = [], redo = [];
        int inside = 0;
        Thread undoing = Stage.Start("undoing", () =>
        {
            lock (undo)
            {
                Interlocked.Increment(ref inside);
                Stage.Until(() => Volatile.Read(ref inside) == 2);
                lock (redo) redo.AddRange(undo); // <- undoing
            }
        });
        Stage.Start("redoing", () =>
        {
            lock (redo)
            {
                Interlocked.Increment(ref inside);
                Stage.Until(() => Volatile.Read(ref inside) == 2);
                lock (undo) undo.AddRange(redo); // <- redoing
            }
        });
        Stage.ReadyWhenStill(3);
        undoing.Join(); // <- main
    }
}
