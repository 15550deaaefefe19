namespace HangTargets.Scenarios.Pool;

/// <summary>Every thread of a bounded pool waits for a result that only another pool thread could bring.</summary>
internal static class BoundedStarvation
{
    private const int Threads = 4;

    public static void Play()
    {
        ThreadPool.SetMinThreads(Threads, 1);
        ThreadPool.SetMaxThreads(Threads, 1);
        int waiting = 0;
        for (int request = 1; request <= Threads; request++)
        {
            string name = $"request-{request}";
            ThreadPool.QueueUserWorkItem(_ =>
            {
                Stage.Enter(name);
                Interlocked.Increment(ref waiting);
                Stage.Until(() => Volatile.Read(ref waiting) == Threads);
                Handle();
            });
        }
        Stage.ReadyWhenStill(Threads + 1, () => ThreadPool.PendingWorkItemCount > 0);
        Thread.Sleep(Timeout.Infinite); // <- main
    }

    private static void Handle()
    {
        int price = PriceAsync().Result; // <- request-1, request-2, request-3, request-4
        GC.KeepAlive(price);
    }

    private static async Task<int> PriceAsync()
    {
        await Task.Yield(); // <- flow
        return 42;
    }
}
