using Hangdump.Capture.Objects;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>
/// A thread that wants a <c>System.Threading.Lock</c>. On .NET 11 a monitor is one too, and where the compiler has inlined the
/// monitor's own methods only that is left on the stack.
/// </summary>
internal sealed class LockEnter : IPrimitive, IHoldable
{
    public IReadOnlyList<WaitMethod> WaitMethods { get; } =
    [
        new(ManagedLock.TypeName, "Enter", WaitLevel.Monitor),
        new(ManagedLock.TypeName, "TryEnter", WaitLevel.Monitor),
    ];

    public ThreadWait? ReadWait(WaitSite site)
    {
        ClrObject wanted = Wanted(site);
        if (!wanted.IsValid) return null;
        ClrObject monitor = site.State.Monitors.ObjectOf(wanted);
        return new ThreadWait(Operation.Enter, monitor.IsValid ? MonitorEnter.Describe(monitor, site.State) : Describe(wanted, site.State));
    }

    public void ReadIfHeld(ClrObject candidate, CaptureState state)
    {
        if (IsLock(candidate) && ManagedLock.Read(candidate, state) is not null && !state.Monitors.ObjectOf(candidate).IsValid) Describe(candidate, state);
    }

    /// <summary>The lock that a thread wants: the one that its note of the wait names, else the one in the wait's frames.</summary>
    public static ClrObject Wanted(WaitSite site)
    {
        if (BlockingRecord.Of(site.Thread, site.State) is { Kind: BlockingKind.Lock } note)
        {
            ClrObject noted = site.State.Context.Heap.GetObject(site.State.Context.Memory.ReadPointer(note.Target));
            if (IsLock(noted)) return noted;
        }

        return site.FindRoot(IsLock);
    }

    private static ResourceEntry Describe(ClrObject target, CaptureState state)
    {
        ResourceEntry entry = state.Resources.Of(ResourceKind.Lock, target, out bool isNew);
        if (!isNew || ManagedLock.Read(target, state) is not { } held) return entry;
        entry.Details["recursion"] = held.Recursion;
        held.Owner.AddTo(entry, target, state);
        return entry;
    }

    private static bool IsLock(ClrObject candidate) => candidate.IsValid && candidate.Type?.Name == ManagedLock.TypeName;
}
