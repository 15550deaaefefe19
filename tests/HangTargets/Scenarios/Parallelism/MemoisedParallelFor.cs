using System.Collections.Concurrent;

namespace HangTargets.Scenarios.Parallelism;

/// <summary>Parallel bodies that memoise their results in Lazy values: two of them need each other's.</summary>
internal static class MemoisedParallelFor
{
    private static readonly ConcurrentDictionary<int, Lazy<int>> _results = new();
    private static int _inside;

    public static void Play()
    {
        ThreadPool.SetMinThreads(4, 4);
        Thread solver = Stage.Start("solver", () =>
        {
            Parallel.For(0, 2, new ParallelOptions { MaxDegreeOfParallelism = 2 }, cell => Solve(cell)); // <- solver
            GC.KeepAlive(_results);
        });
        Stage.ReadyWhenStill(3);
        solver.Join(); // <- main
    }

    private static int Solve(int cell) => _results.GetOrAdd(cell, cell => new Lazy<int>(() => Calculate(cell))).Value;

    private static int Calculate(int cell)
    {
        if (Thread.CurrentThread.IsThreadPoolThread) Stage.Enter("body");
        Interlocked.Increment(ref _inside);
        Stage.Until(() => Volatile.Read(ref _inside) == 2);
        return 1 + Solve(1 - cell); // <- solver, body
    }
}
