using Hangdump.Capture.Objects;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>
/// A <c>Mutex</c>. The owner of a named one stands in the file behind it; that of an unnamed one is recorded since .NET 11 only.
/// </summary>
internal sealed class Mutexes : IPrimitive, IHoldable
{
    private const string TypeName = "System.Threading.Mutex";
    private const string ProcessData = "System.Threading.NamedMutexProcessDataWithPThreads";

    public IReadOnlyList<WaitMethod> WaitMethods { get; } =
    [
        new(WaitHandles.Handle, "WaitOne", WaitLevel.WaitHandle),
        new(ProcessData, "AcquireLockCore", WaitLevel.WaitHandle),
    ];

    public ThreadWait? ReadWait(WaitSite site)
    {
        if (Named(site) is { } named) return new ThreadWait(Operation.Enter, Describe(named, site.State));
        ClrObject target = WaitOne.Target(site);
        return WaitHandles.IsMutex(target, site.State) ? new ThreadWait(Operation.Enter, Describe(target, site.State)) : null;
    }

    public void ReadIfHeld(ClrObject candidate, CaptureState state)
    {
        if (!candidate.Is(TypeName)) return;
        if (OwnerOf(candidate, state).IsValid) Describe(candidate, state);
        foreach (SharedMutex mutex in state.SharedMutexes.All)
        {
            if (mutex.Owner(state.Context.Memory) is { } owner && IsOwn(owner.Process, state)) Describe(mutex, state);
        }
    }

    /// <summary>An unnamed one as a resource.</summary>
    public static ResourceEntry Describe(ClrObject target, CaptureState state)
    {
        ResourceEntry mutex = state.Resources.Of(ResourceKind.Mutex, target, out bool isNew);
        if (!isNew) return mutex;
        if (!state.Layout.HasWaitInfo) state.Context.Notes.Add("the owner of an unnamed Mutex is not recorded before .NET 11");
        ClrObject owner = OwnerOf(target, state);
        if (!owner.IsValid) return mutex;
        mutex.Details["recursion"] = Ownership(target, state).ReadField<int>("_reacquireCount") + 1;
        mutex.AddOwner(Party.OfThread(owner.ReadField<int>("_managedThreadId")));
        return mutex;
    }

    private static ResourceEntry Describe(SharedMutex target, CaptureState state)
    {
        ResourceEntry mutex = state.Resources.Of(ResourceKind.NamedMutex, target.Name, out bool isNew);
        if (!isNew) return mutex;
        mutex.Name = target.Name;
        mutex.TypeName = TypeName;
        if (target.Owner(state.Context.Memory) is not { } owner) return mutex;
        if (!IsOwn(owner.Process, state)) mutex.AddOwner(Party.OfProcess(owner.Process, (int)owner.OsThread));
        else new RecordedOwner(0, owner.OsThread) { IsOsIdTakersOwn = true }.AddTo(mutex, default, state);
        return mutex;
    }

    private static SharedMutex? Named(WaitSite site) =>
        site.State.SharedMutexes.WantedBy(site.Thread) ?? site.State.SharedMutexes.Of(site.FindRoot(candidate => candidate.Is(ProcessData)));

    private static ClrObject Ownership(ClrObject target, CaptureState state) => WaitHandles.Waitable(target, state).Follow("_ownershipInfo");

    private static ClrObject OwnerOf(ClrObject target, CaptureState state) => Ownership(target, state).Follow("_thread");

    /// <summary>Processes write down the id that they see themselves, which is that of their main thread.</summary>
    private static bool IsOwn(int process, CaptureState state) => (uint)process == state.Context.MainThreadId;
}
