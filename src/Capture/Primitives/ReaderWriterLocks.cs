using Hangdump.Capture.Objects;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>The old <c>ReaderWriterLock</c>. Its upgrade gives the read lock up before it waits to write.</summary>
internal sealed class ReaderWriterLocks : IPrimitive, IHoldable
{
    private const string TypeName = "System.Threading.ReaderWriterLock";

    public IReadOnlyList<WaitMethod> WaitMethods { get; } =
    [
        new(TypeName, "AcquireReaderLock", WaitLevel.Lock),
        new(TypeName, "AcquireWriterLock", WaitLevel.Lock),
        new(TypeName, "UpgradeToWriterLock", WaitLevel.Lock),
    ];

    public ThreadWait? ReadWait(WaitSite site)
    {
        ClrObject target = site.FindRoot(candidate => candidate.Is(TypeName));
        if (!target.IsValid) return null;
        return new ThreadWait(site.Matched.Name == "AcquireReaderLock" ? Operation.Read : Operation.Write, Describe(target, site.State));
    }

    public void ReadIfHeld(ClrObject candidate, CaptureState state)
    {
        if (candidate.Is(TypeName) && (candidate.ReadField<int>("_writerID") > 0 || state.ReaderCounts.OfOld(candidate.ReadField<long>("_lockID")).Count > 0))
            Describe(candidate, state);
    }

    private static ResourceEntry Describe(ClrObject target, CaptureState state)
    {
        ResourceEntry entry = state.Resources.Of(ResourceKind.ReaderWriterLock, target, out bool isNew);
        if (!isNew) return entry;
        int writer = target.ReadField<int>("_writerID");
        if (writer > 0)
        {
            entry.Details["recursion"] = (int)target.ReadField<ushort>("_writerLevel");
            new RecordedOwner(writer).AddTo(entry, target, state);
        }

        IReadOnlyList<ReaderCount> readers = state.ReaderCounts.OfOld(target.ReadField<long>("_lockID"));
        foreach (ReaderCount reader in readers) entry.AddOwner(Party.OfThread(reader.Thread), OwnershipMode.Read);
        entry.Details["readers"] = readers.Count;
        return entry;
    }
}
