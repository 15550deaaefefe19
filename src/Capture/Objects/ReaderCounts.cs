using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Objects;

/// <summary>
/// How often each thread has entered each reader-writer lock: both kinds of lock keep that in a list of the thread's own, by a
/// number that every lock has. What stands there is the thread's own for certain; with the thread it is gone.
/// </summary>
internal sealed class ReaderCounts
{
    private const int MaxEntries = 10_000;

    private readonly Dictionary<long, List<ReaderCount>> _byLock = [];

    public ReaderCounts(CaptureState state)
    {
        ClrType? slim = state.Types.Find("System.Threading.ReaderWriterLockSlim");
        ClrType? old = state.Types.Find("System.Threading", "System.Threading.ReaderWriterLock+ThreadLocalLockEntry");
        foreach (ClrThread thread in state.Context.Runtime.Threads)
        {
            if (!thread.IsAlive) continue;
            foreach (ClrObject entry in Entries(slim, "t_rwc", "next", thread))
                Add(entry.ReadField<long>("lockID"), new ReaderCount(thread.ManagedThreadId, entry.ReadField<int>("readercount"), entry.ReadField<int>("writercount")));
            foreach (ClrObject entry in Entries(old, "t_lockEntryHead", "_next", thread))
                Add(~entry.ReadField<long>("_lockID"), new ReaderCount(thread.ManagedThreadId, entry.ReadField<ushort>("_readerLevel"), 0));
        }
    }

    /// <summary>Of a <c>ReaderWriterLockSlim</c>.</summary>
    public IReadOnlyList<ReaderCount> OfSlim(long lockId) => _byLock.GetValueOrDefault(lockId) ?? [];

    /// <summary>Of a <c>ReaderWriterLock</c>, whose numbers are counted apart.</summary>
    public IReadOnlyList<ReaderCount> OfOld(long lockId) => _byLock.GetValueOrDefault(~lockId) ?? [];

    private void Add(long key, ReaderCount count)
    {
        if (count is { Reads: 0, Writes: 0 }) return;
        if (!_byLock.TryGetValue(key, out List<ReaderCount>? counts)) _byLock[key] = counts = [];
        counts.Add(count);
    }

    private static IEnumerable<ClrObject> Entries(ClrType? type, string head, string next, ClrThread thread)
    {
        ClrThreadStaticField? field = type?.ThreadStaticFields.FirstOrDefault(candidate => candidate.Name == head);
        ClrObject entry = field is not null && field.IsInitialized(thread) ? field.ReadObject(thread) : default;
        for (int count = 0; entry.IsValid && count < MaxEntries; count++)
        {
            yield return entry;
            entry = entry.Follow(next);
        }
    }
}

/// <param name="Writes">Only counted by locks that allow recursion.</param>
internal readonly record struct ReaderCount(int Thread, int Reads, int Writes);
