namespace HangTargets.Scenarios.Tasks;

/// <summary>The worker holds a lock and waits for a task that needs this lock.</summary>
internal static class TaskResultUnderLock
{
    public static void Play()
    {
        Thread worker = Stage.Start("worker", () => new Report().Refresh());
        Stage.ReadyWhenStill(3);
        worker.Join(); // <- main
    }

    private sealed class Report
    {
        private readonly object _sync = new();
        private int _rows;

        public int Refresh()
        {
            lock (_sync)
            {
                Task<int> counting = Task.Run(Count);
                return _rows = counting.Result; // <- worker
            }
        }

        private int Count()
        {
            Stage.Enter("pool");
            lock (_sync) // <- pool
            {
                return _rows + 1;
            }
        }
    }
}
