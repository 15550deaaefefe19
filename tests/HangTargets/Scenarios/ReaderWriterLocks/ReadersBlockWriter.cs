namespace HangTargets.Scenarios.ReaderWriterLocks;

/// <summary>Two readers keep their read locks and sleep, a writer waits for them, and a third reader waits behind the writer.</summary>
internal static class ReadersBlockWriter
{
    public static void Play()
    {
        var catalogue = new Catalogue();
        Stage.Start("reader-1", catalogue.Browse);
        Stage.Start("reader-2", catalogue.Browse);
        Stage.UntilStill("reader-1");
        Stage.UntilStill("reader-2");
        Thread writer = Stage.Start("writer", catalogue.Reprice);
        Stage.UntilStill("writer");
        Stage.Start("late-reader", catalogue.Browse);
        Stage.ReadyWhenStill(5);
        writer.Join(); // <- main
    }

    private sealed class Catalogue
    {
        private readonly ReaderWriterLockSlim _prices = new();

        public void Browse()
        {
            _prices.EnterReadLock(); // <- late-reader
            Thread.Sleep(Timeout.Infinite); // <- reader-1, reader-2
        }

        public void Reprice()
        {
            _prices.EnterWriteLock(); // <- writer
            _prices.ExitWriteLock();
        }
    }
}
