namespace HangTargets.Scenarios.RandomPrograms;

/// <summary>Held by writers and wanted by readers, or held by readers and wanted by writers.</summary>
internal sealed class HeldReaderWriterLock(bool byReaders) : Holdable
{
    private readonly ReaderWriterLockSlim _gate = new();

    public override string Kind => "readerWriterLock";

    public override bool IsShared => byReaders;

    public override void Hold(Action inside)
    {
        if (byReaders) _gate.EnterReadLock();
        else _gate.EnterWriteLock();
        inside();
        if (byReaders) _gate.ExitReadLock();
        else _gate.ExitWriteLock();
    }

    public override void Want()
    {
        if (byReaders) _gate.EnterWriteLock();
        else _gate.EnterReadLock();
        GC.KeepAlive(this);
    }

    public override bool WantForAnHour() =>
        byReaders ? _gate.TryEnterWriteLock(TimeSpan.FromHours(1)) : _gate.TryEnterReadLock(TimeSpan.FromHours(1));
}
