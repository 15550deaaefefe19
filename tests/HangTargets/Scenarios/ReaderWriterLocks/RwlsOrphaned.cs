namespace HangTargets.Scenarios.ReaderWriterLocks;

/// <summary>A thread has ended inside a write lock; another wants to read.</summary>
internal static class RwlsOrphaned
{
    public static void Play()
    {
        var quotes = new Quotes();
        var forgetful = new Thread(quotes.BeginUpdate) { Name = "forgetful" };
        forgetful.Start();
        forgetful.Join();
        Thread reader = Stage.Start("reader", quotes.Read);
        Stage.ReadyWhenStill(2);
        reader.Join(); // <- main
        GC.KeepAlive(forgetful);
    }

    private sealed class Quotes
    {
        private readonly ReaderWriterLockSlim _prices = new();

        public void BeginUpdate() => _prices.EnterWriteLock();

        public void Read()
        {
            _prices.EnterReadLock(); // <- reader
            _prices.ExitReadLock();
        }
    }
}
