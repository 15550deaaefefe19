namespace HangTargets.Scenarios.Mutexes;

/// <summary>Two named mutexes in opposite orders within one process.</summary>
internal static class NamedMutex
{
    public static void Play()
    {
        string name = $"hangtargets-{Environment.ProcessId}";
        Mutex journal = new(false, name + "-journal"), data = new(false, name + "-data");
        int inside = 0;
        Thread writing = Stage.Start("writing", () =>
        {
            journal.WaitOne();
            Interlocked.Increment(ref inside);
            Stage.Until(() => Volatile.Read(ref inside) == 2);
            data.WaitOne(); // <- writing
        });
        Stage.Start("compacting", () =>
        {
            data.WaitOne();
            Interlocked.Increment(ref inside);
            Stage.Until(() => Volatile.Read(ref inside) == 2);
            journal.WaitOne(); // <- compacting
        });
        Stage.ReadyWhenStill(3);
        writing.Join(); // <- main
    }
}
