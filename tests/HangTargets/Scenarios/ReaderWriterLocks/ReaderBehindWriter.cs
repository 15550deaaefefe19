namespace HangTargets.Scenarios.ReaderWriterLocks;

/// <summary>
/// A reader waits for its helper, the helper wants to read too and is held off by a waiting writer, and the writer waits for the
/// reader.
/// </summary>
internal static class ReaderBehindWriter
{
    public static void Play()
    {
        var table = new Table();
        Thread exporting = Stage.Start("exporting", table.Export);
        Stage.Start("updating", table.Update);
        Stage.ReadyWhenStill(4);
        exporting.Join(); // <- main
    }

    private sealed class Table
    {
        private readonly ReaderWriterLockSlim _rows = new();

        public void Export()
        {
            _rows.EnterReadLock();
            Stage.Until(() => _rows.WaitingWriteCount == 1);
            Stage.Start("helper", Count).Join(); // <- exporting
            _rows.ExitReadLock();
        }

        public void Update()
        {
            Stage.Until(() => _rows.CurrentReadCount == 1);
            _rows.EnterWriteLock(); // <- updating
            _rows.ExitWriteLock();
        }

        private void Count()
        {
            _rows.EnterReadLock(); // <- helper
            _rows.ExitReadLock();
        }
    }
}
