namespace HangTargets.Scenarios.Parallelism;

/// <summary>A PLINQ query is summed up under a lock that its selector takes.</summary>
internal static class PlinqUnderLock
{
    public static void Play()
    {
        ThreadPool.SetMinThreads(4, 4);
        Thread summing = Stage.Start("summing", () => new Invoices().Sum());
        Stage.ReadyWhenStill(3);
        summing.Join(); // <- main
    }

    private sealed class Invoices
    {
        private readonly object _rates = new();
        private readonly int[] _amounts = [1, 2];
        private int _entered;

        public int Sum()
        {
            lock (_rates)
            {
                int sum = _amounts.AsParallel().WithDegreeOfParallelism(2).WithExecutionMode(ParallelExecutionMode.ForceParallelism).Select(Convert).Sum(); // <- summing
                return sum + _entered;
            }
        }

        private int Convert(int amount)
        {
            if (Thread.CurrentThread.IsThreadPoolThread)
            {
                Stage.Enter("selector");
                Interlocked.Increment(ref _entered);
            }
            Stage.Until(() => Volatile.Read(ref _entered) > 0);
            lock (_rates) // <- selector
            {
                return amount * 2;
            }
        }
    }
}
