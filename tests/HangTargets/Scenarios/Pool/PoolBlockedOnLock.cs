namespace HangTargets.Scenarios.Pool;

/// <summary>All threads of a bounded pool want a lock; its holder waits for work that is queued behind them.</summary>
internal static class PoolBlockedOnLock
{
    private const int Threads = 3;

    public static void Play()
    {
        ThreadPool.SetMinThreads(Threads, 1);
        ThreadPool.SetMaxThreads(Threads, 1);
        var cache = new Cache();
        Thread refreshing = Stage.Start("refreshing", cache.Refresh);
        Stage.ReadyWhenStill(Threads + 2, () => ThreadPool.PendingWorkItemCount > 0);
        refreshing.Join(); // <- main
    }

    private sealed class Cache
    {
        private readonly object _entries = new();
        private int _asking;

        public void Refresh()
        {
            lock (_entries)
            {
                for (int request = 1; request <= Threads; request++)
                {
                    string name = $"request-{request}";
                    ThreadPool.QueueUserWorkItem(_ => Get(name));
                }
                Stage.Until(() => Volatile.Read(ref _asking) == Threads);
                Task.Run(() => _asking = 0).Wait(); // <- refreshing
            }
        }

        private void Get(string name)
        {
            Stage.Enter(name);
            Interlocked.Increment(ref _asking);
            lock (_entries) // <- request-1, request-2, request-3
            {
                _asking--;
            }
        }
    }
}
