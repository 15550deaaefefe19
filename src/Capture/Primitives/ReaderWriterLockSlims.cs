using Hangdump.Capture.Objects;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>A <c>ReaderWriterLockSlim</c> in its three modes, with its readers.</summary>
internal sealed class ReaderWriterLockSlims : IPrimitive, IHoldable
{
    private const string TypeName = "System.Threading.ReaderWriterLockSlim";

    public IReadOnlyList<WaitMethod> WaitMethods { get; } =
    [
        new(TypeName, "EnterReadLock", WaitLevel.Lock),
        new(TypeName, "TryEnterReadLock", WaitLevel.Lock),
        new(TypeName, "EnterWriteLock", WaitLevel.Lock),
        new(TypeName, "TryEnterWriteLock", WaitLevel.Lock),
        new(TypeName, "EnterUpgradeableReadLock", WaitLevel.Lock),
        new(TypeName, "TryEnterUpgradeableReadLock", WaitLevel.Lock),
    ];

    public ThreadWait? ReadWait(WaitSite site)
    {
        ClrObject target = site.FindRoot(candidate => candidate.Is(TypeName));
        return target.IsValid ? new ThreadWait(OperationOf(site, target), Describe(target, site.State)) : null;
    }

    public void ReadIfHeld(ClrObject candidate, CaptureState state)
    {
        if (candidate.Is(TypeName) && (candidate.ReadField<uint>("_owners") & (WriterHeld | ReaderMask)) != 0) Describe(candidate, state);
    }

    private const uint WriterHeld = 0x8000_0000;
    private const uint ReaderMask = 0x0FFF_FFFF;

    private static Operation OperationOf(WaitSite site, ClrObject target)
    {
        if (site.Matched.Name.EndsWith("UpgradeableReadLock", StringComparison.Ordinal)) return Operation.Enter;
        if (site.Matched.Name.EndsWith("ReadLock", StringComparison.Ordinal)) return Operation.Read;
        return target.ReadField<int>("_upgradeLockOwnerId") == site.Thread.Id ? Operation.Upgrade : Operation.Write;
    }

    private static ResourceEntry Describe(ClrObject target, CaptureState state)
    {
        ResourceEntry entry = state.Resources.Of(ResourceKind.ReaderWriterLock, target, out bool isNew);
        if (!isNew) return entry;
        IReadOnlyList<ReaderCount> counts = state.ReaderCounts.OfSlim(target.ReadField<long>("_lockID"));
        AddWriter(entry, target.ReadField<int>("_writeLockOwnerId"), counts, state);
        int upgrader = target.ReadField<int>("_upgradeLockOwnerId");
        if (upgrader > 0) new RecordedOwner(upgrader).AddTo(entry, target, state, OwnershipMode.Upgradeable);
        int readers = 0;
        foreach (ReaderCount reader in counts.Where(count => count.Reads > 0))
        {
            entry.AddOwner(Party.OfThread(reader.Thread), OwnershipMode.Read);
            readers++;
        }

        int counted = (int)(target.ReadField<uint>("_owners") & ReaderMask) - (upgrader > 0 ? 1 : 0);
        if (counted > readers) entry.IsAbandoned = true;
        entry.Details["readers"] = Math.Max(counted, readers);
        entry.Details["waitingReaders"] = target.ReadField<int>("_numReadWaiters") + target.ReadField<int>("_numUpgradeWaiters");
        entry.Details["waitingWriters"] = target.ReadField<int>("_numWriteWaiters") + target.ReadField<int>("_numWriteUpgradeWaiters");
        return entry;
    }

    private static void AddWriter(ResourceEntry entry, int writer, IReadOnlyList<ReaderCount> counts, CaptureState state)
    {
        if (writer <= 0) return;
        int entered = counts.FirstOrDefault(count => count.Thread == writer).Writes;
        entry.Details["recursion"] = Math.Max(entered, 1);
        if (entered > 0) entry.AddOwner(Party.OfThread(writer));
        else new RecordedOwner(writer).AddTo(entry, entry.Object, state);
    }
}
