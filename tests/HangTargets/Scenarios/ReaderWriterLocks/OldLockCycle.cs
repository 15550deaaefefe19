namespace HangTargets.Scenarios.ReaderWriterLocks;

/// <summary>The old ReaderWriterLock: its writer wants a monitor whose holder wants to read.</summary>
internal static class OldLockCycle
{
    public static void Play()
    {
        var archive = new Archive();
        Thread filing = Stage.Start("filing", archive.File);
        Stage.Start("searching", archive.Search);
        Stage.ReadyWhenStill(3);
        filing.Join(); // <- main
    }

    private sealed class Archive
    {
        private readonly ReaderWriterLock _folders = new();
        private readonly object _index = new();
        private int _inside;

        public void File()
        {
            _folders.AcquireWriterLock(Timeout.Infinite);
            Meet();
            lock (_index) // <- filing
            {
                _folders.ReleaseWriterLock();
            }
        }

        public void Search()
        {
            lock (_index)
            {
                Meet();
                _folders.AcquireReaderLock(Timeout.Infinite); // <- searching
                _folders.ReleaseReaderLock();
            }
        }

        private void Meet()
        {
            Interlocked.Increment(ref _inside);
            Stage.Until(() => Volatile.Read(ref _inside) == 2);
        }
    }
}
