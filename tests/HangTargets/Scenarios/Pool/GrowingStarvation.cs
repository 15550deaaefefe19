namespace HangTargets.Scenarios.Pool;

/// <summary>Far more blocking work than threads: the pool grows by a thread or two a second, all of which block too.</summary>
internal static class GrowingStarvation
{
    private const int Requests = 2000;
    private static readonly TaskCompletionSource _never = new();

    public static void Play()
    {
        ThreadPool.SetMinThreads(2, 1);
        int inside = 0;
        for (int request = 0; request < Requests; request++)
        {
            ThreadPool.QueueUserWorkItem(_ =>
            {
                if (Interlocked.Increment(ref inside) == 1) Stage.Enter("request-1");
                _never.Task.Wait(); // <- request-1
            });
        }
        Stage.ReadyWhenStill(2, () => Volatile.Read(ref inside) >= 4 && ThreadPool.PendingWorkItemCount > 1000);
        Thread.Sleep(Timeout.Infinite); // <- main
    }
}
