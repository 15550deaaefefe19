namespace FieldTargets.Scenarios;

/// <summary>
/// ASP.NET Core: synchronous handlers block on an async method whose continuation needs a thread of the pool, and all threads of
/// the bounded pool are in such handlers.
/// </summary>
internal static class KestrelThrottled
{
    private const int PoolThreads = 6;
    private const int Requests = 30;
    private static int _handling;

    public static void Play()
    {
        ThreadPool.SetMinThreads(PoolThreads, 2);
        ThreadPool.SetMaxThreads(PoolThreads, 2);
        using WebApplication shop = Shop.Build();
        shop.MapGet("/price", Price);
        shop.StartAsync().GetAwaiter().GetResult();
        Stage.Start("customers", () => Shop.Ask(Shop.PortOf(shop), "/price", Requests)); // <- customers
        Stage.ReadyWhenStill(2, () => Volatile.Read(ref _handling) == PoolThreads && Stands());
        Thread.Sleep(Timeout.Infinite); // <- main
    }

    private static string Price()
    {
        Interlocked.Increment(ref _handling);
        Stage.Until(() => Volatile.Read(ref _handling) >= PoolThreads);
        return CalculateAsync().Result;
    }

    private static async Task<string> CalculateAsync()
    {
        await Task.Yield();
        return "12.50";
    }

    private static bool Stands()
    {
        long before = ThreadPool.CompletedWorkItemCount;
        Thread.Sleep(300);
        return ThreadPool.CompletedWorkItemCount == before && ThreadPool.PendingWorkItemCount > 0;
    }
}
