using Hangdump.Capture.Primitives;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Threads;

/// <summary>
/// What a lock records of the thread that took it. Managed ids are given to new threads once their old ones have ended, so an
/// id alone does not say who it was: the kernel's id does where it is recorded too, else the lock must be found in the hands of
/// the live thread.
/// </summary>
/// <param name="ManagedId">0 where it is not recorded.</param>
/// <param name="OsId">The kernel's id as the runtime stores it; 0 where it is not recorded.</param>
internal readonly record struct RecordedOwner(int ManagedId, uint OsId = 0)
{
    /// <summary>
    /// Whether the taker itself wrote the kernel's id. Who waits first for a thin monitor writes the id of the thread that bears
    /// the managed id by then.
    /// </summary>
    public bool IsOsIdTakersOwn { get; init; }

    /// <summary>
    /// Whether the lock itself says that its taker has ended. The managed id is then no more than a guess: it may have been given
    /// to other threads since, which may have ended too.
    /// </summary>
    public bool IsTakerEnded { get; init; }

    /// <summary>Adds the owner to a resource and says so if it has ended.</summary>
    /// <param name="taken">The object by which a thread that has taken the lock holds on to it.</param>
    public void AddTo(ResourceEntry resource, ClrObject taken, CaptureState state, OwnershipMode mode = OwnershipMode.Exclusive)
    {
        if (IsTakerEnded && !IsJustTaking(taken, state))
        {
            resource.IsAbandoned = true;
            AddEnded(resource, state, mode, Certainty.Possible);
            return;
        }

        if (ManagedId == 0 && OsId == 0) return;
        if (Live(state.Census) is { } live)
        {
            bool isCertain = IsOsIdTakersOwn || (state.ThreadById(live.ManagedThreadId)?.HasTaken(taken) ?? false);
            resource.AddOwner(Party.OfThread(live.ManagedThreadId), mode, isCertain ? Certainty.Certain : Certainty.Possible);
            return;
        }

        resource.IsAbandoned = true;
        if (!AddEnded(resource, state, mode, Certainty.Certain) && OsId != 0) resource.AddOwner(Party.OfOsThread((int)OsId), mode);
    }

    /// <summary>Whether a live thread that bears the managed id has the lock in hand: it has not written down its kernel's id yet.</summary>
    private bool IsJustTaking(ClrObject taken, CaptureState state) =>
        state.Census.AliveById(ManagedId) is { } live && (state.ThreadById(live.ManagedThreadId)?.HasTaken(taken) ?? false);

    /// <summary>False where no ended thread bears the managed id.</summary>
    private bool AddEnded(ResourceEntry resource, CaptureState state, OwnershipMode mode, Certainty certainty)
    {
        if (ManagedId == 0 || state.Census.AliveById(ManagedId) is not null) return false;
        state.EndedThreads.Add(ManagedId);
        resource.AddOwner(Party.OfThread(ManagedId), mode, certainty);
        return true;
    }

    /// <summary>The live thread that the record means; null where that thread has ended.</summary>
    private ClrThread? Live(ThreadCensus census)
    {
        if (OsId == 0) return census.AliveById(ManagedId);
        ClrThread? live = census.AliveByOsId(OsId);
        return live is not null && (ManagedId == 0 || live.ManagedThreadId == ManagedId) ? live : null;
    }
}
