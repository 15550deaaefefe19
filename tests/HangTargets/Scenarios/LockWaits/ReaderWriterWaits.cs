namespace HangTargets.Scenarios.LockWaits;

/// <summary>Both reader-writer locks in all of their modes.</summary>
internal static class ReaderWriterWaits
{
    public static void Play()
    {
        Shelf read = new(), written = new(), upgraded = new(), lent = new();
        Archive oldRead = new(), oldWritten = new();
        Stage.Start("rwls-reader-1", read.Read);
        Stage.Start("rwls-reader-2", read.Read);
        Stage.Start("rwls-writer", written.Write);
        Stage.Start("rwls-upgradeable", upgraded.Review);
        Stage.Start("rwls-lent", lent.Read);
        Stage.Start("rwl-reader", oldRead.Read);
        Stage.Start("rwl-writer", oldWritten.Write);
        Stage.UntilStill("rwl-writer");
        Stage.Start("rwls-write-behind-readers", read.Write);
        Stage.UntilStill("rwls-write-behind-readers");
        Stage.Start("rwls-read-behind-waiting-writer", read.Read);
        Stage.Start("rwls-read-behind-writer", written.Read);
        Stage.Start("rwls-read-limited", written.TryRead);
        Stage.Start("rwls-upgradeable-behind-upgradeable", upgraded.Review);
        Stage.Start("rwls-upgrade-behind-reader", lent.Upgrade);
        Stage.Start("rwl-write-behind-reader", oldRead.Write);
        Stage.Start("rwl-read-behind-writer", oldWritten.Read);
        Stage.Start("rwl-read-limited", oldWritten.TryRead);
    }

    private sealed class Shelf
    {
        private readonly ReaderWriterLockSlim _books = new();

        public void Read()
        {
            _books.EnterReadLock();
            try
            {
                Thread.Sleep(Timeout.Infinite);
            }
            finally
            {
                _books.ExitReadLock();
            }
        }

        public void TryRead()
        {
            if (_books.TryEnterReadLock(250_000)) _books.ExitReadLock();
        }

        public void Write()
        {
            _books.EnterWriteLock();
            try
            {
                Thread.Sleep(Timeout.Infinite);
            }
            finally
            {
                _books.ExitWriteLock();
            }
        }

        public void Review()
        {
            _books.EnterUpgradeableReadLock();
            try
            {
                Thread.Sleep(Timeout.Infinite);
            }
            finally
            {
                _books.ExitUpgradeableReadLock();
            }
        }

        public void Upgrade()
        {
            _books.EnterUpgradeableReadLock();
            try
            {
                _books.EnterWriteLock();
                _books.ExitWriteLock();
            }
            finally
            {
                _books.ExitUpgradeableReadLock();
            }
        }
    }

    private sealed class Archive
    {
        private readonly ReaderWriterLock _files = new();

        public void Read()
        {
            _files.AcquireReaderLock(Timeout.Infinite);
            try
            {
                Thread.Sleep(Timeout.Infinite);
            }
            finally
            {
                _files.ReleaseReaderLock();
            }
        }

        public void TryRead()
        {
            _files.AcquireReaderLock(250_000);
            _files.ReleaseReaderLock();
        }

        public void Write()
        {
            _files.AcquireWriterLock(Timeout.Infinite);
            try
            {
                Thread.Sleep(Timeout.Infinite);
            }
            finally
            {
                _files.ReleaseWriterLock();
            }
        }
    }
}
