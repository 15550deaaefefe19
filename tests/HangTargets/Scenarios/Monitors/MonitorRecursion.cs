namespace HangTargets.Scenarios.Monitors;

/// <summary>A thread has entered one lock three times, which nobody wants, and another twice, which a reader wants.</summary>
internal static class MonitorRecursion
{
    public static void Play()
    {
        var books = new Books();
        Stage.Start("bookkeeper", () => books.Post(depth: 3));
        Stage.UntilStill("bookkeeper");
        Thread reader = Stage.Start("reader", books.Read);
        Stage.ReadyWhenStill(3);
        reader.Join(); // <- main
    }

    private sealed class Books
    {
        private readonly object _ledger = new();
        private readonly object _journal = new();

        public void Post(int depth)
        {
            lock (_ledger)
            {
                if (depth > 1) Post(depth - 1); // <- bookkeeper
                else Enter(depth: 2); // <- bookkeeper
            }
        }

        public void Read()
        {
            lock (_journal) // <- reader
            {
            }
        }

        private void Enter(int depth)
        {
            lock (_journal)
            {
                if (depth > 1) Enter(depth - 1); // <- bookkeeper
                else Thread.Sleep(Timeout.Infinite); // <- bookkeeper
            }
        }
    }
}
