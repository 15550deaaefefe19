namespace HangTargets.Scenarios.Healthy;

/// <summary>A pool that has worked and now idles, timers, a periodic timer and chains of delays.</summary>
internal static class IdlePool
{
    private static int _ticks;

    public static void Play()
    {
        ThreadPool.SetMinThreads(8, 8);
        using var timer = new Timer(_ => Interlocked.Increment(ref _ticks), null, 0, 20);
        Task.WaitAll([.. Enumerable.Range(0, 100).Select(_ => Task.Run(() => Thread.Sleep(1)))]);
        Task ticking = TickAsync(), delaying = DelayAsync(3);
        Stage.ReadyWhenStill(1, () => Volatile.Read(ref _ticks) > 10);
        Thread.Sleep(Timeout.Infinite); // <- main
        GC.KeepAlive((ticking, delaying));
    }

    private static async Task TickAsync()
    {
        using var periodic = new PeriodicTimer(TimeSpan.FromMilliseconds(30));
        while (await periodic.WaitForNextTickAsync()) Interlocked.Increment(ref _ticks);
    }

    private static async Task DelayAsync(int depth)
    {
        while (true)
        {
            await Task.Delay(25);
            if (depth > 0) await DelayAsync(depth - 1);
        }
    }
}
