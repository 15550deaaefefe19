namespace HangTargets.Scenarios.ReaderWriterLocks;

/// <summary>One thread upgrades to write while another reads and waits for the monitor of the first.</summary>
internal static class UpgradeAgainstReader
{
    public static void Play()
    {
        var directory = new PhoneBook();
        Thread correcting = Stage.Start("correcting", directory.Correct);
        Stage.Start("printing", directory.Print);
        Stage.ReadyWhenStill(3);
        correcting.Join(); // <- main
    }

    private sealed class PhoneBook
    {
        private readonly ReaderWriterLockSlim _entries = new();
        private readonly object _printer = new();
        private int _inside;

        public void Correct()
        {
            lock (_printer)
            {
                _entries.EnterUpgradeableReadLock();
                Meet();
                _entries.EnterWriteLock(); // <- correcting
                _entries.ExitWriteLock();
                _entries.ExitUpgradeableReadLock();
            }
        }

        public void Print()
        {
            _entries.EnterReadLock();
            Meet();
            lock (_printer) // <- printing
            {
                _entries.ExitReadLock();
            }
        }

        private void Meet()
        {
            Interlocked.Increment(ref _inside);
            Stage.Until(() => Volatile.Read(ref _inside) == 2);
        }
    }
}
