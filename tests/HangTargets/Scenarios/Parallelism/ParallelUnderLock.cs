namespace HangTargets.Scenarios.Parallelism;

/// <summary>A Parallel.ForEach runs under a lock that its bodies take: the caller's own may, the pool's wait for it.</summary>
internal static class ParallelUnderLock
{
    public static void Play()
    {
        ThreadPool.SetMinThreads(4, 4);
        Thread exporting = Stage.Start("exporting", new Album().Export);
        Stage.ReadyWhenStill(3);
        exporting.Join(); // <- main
    }

    private sealed class Album
    {
        private readonly object _pictures = new();
        private volatile bool _helped;
        private int _exported;

        public void Export()
        {
            lock (_pictures)
            {
                Parallel.ForEach(["sea", "hill"], new ParallelOptions { MaxDegreeOfParallelism = 2 }, Develop); // <- exporting
                _exported = 0;
            }
        }

        private void Develop(string picture)
        {
            if (Thread.CurrentThread.IsThreadPoolThread)
            {
                Stage.Enter("helper");
                _helped = true;
            }
            Stage.Until(() => _helped);
            lock (_pictures) // <- helper
            {
                _exported++;
            }
        }
    }
}
