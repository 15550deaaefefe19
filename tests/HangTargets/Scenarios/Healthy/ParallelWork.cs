namespace HangTargets.Scenarios.Healthy;

/// <summary>A Parallel.For that is still at work, and a query beside it.</summary>
internal static class ParallelWork
{
    private static long _done;

    public static void Play()
    {
        Stage.Start("crunching", () => Parallel.For(0L, long.MaxValue, Crunch), restless: true);
        Stage.Start("querying", () => GC.KeepAlive(Enumerable.Range(0, int.MaxValue).AsParallel().Sum(number => Halve(number))), restless: true);
        Stage.ReadyWhenStill(3, () => Volatile.Read(ref _done) > 10_000);
        Thread.Sleep(Timeout.Infinite); // <- main
    }

    private static void Crunch(long number) => Interlocked.Add(ref _done, number & 1);

    private static double Halve(int number)
    {
        Interlocked.Increment(ref _done);
        return number * 0.5;
    }
}
