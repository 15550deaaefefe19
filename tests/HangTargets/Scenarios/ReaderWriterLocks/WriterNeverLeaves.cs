namespace HangTargets.Scenarios.ReaderWriterLocks;

/// <summary>A writer sleeps inside; a reader, a writer and an upgradeable reader wait for it.</summary>
internal static class WriterNeverLeaves
{
    public static void Play()
    {
        var site = new Site();
        Stage.Start("publishing", site.Publish);
        Stage.UntilStill("publishing");
        Stage.Start("reading", site.Read);
        Stage.Start("editing", site.Edit);
        Stage.Start("writing", site.Write);
        Stage.ReadyWhenStill(5);
        Thread.Sleep(Timeout.Infinite); // <- main
    }

    private sealed class Site
    {
        private static readonly ReaderWriterLockSlim _pages = new();

        public void Publish()
        {
            _pages.EnterWriteLock();
            try
            {
                Thread.Sleep(Timeout.Infinite); // <- publishing
            }
            finally
            {
                _pages.ExitWriteLock();
            }
        }

        public void Read()
        {
            _pages.EnterReadLock(); // <- reading
            _pages.ExitReadLock();
        }

        public void Edit()
        {
            _pages.EnterUpgradeableReadLock(); // <- editing
            _pages.ExitUpgradeableReadLock();
        }

        public void Write()
        {
            _pages.EnterWriteLock(); // <- writing
            _pages.ExitWriteLock();
        }
    }
}
