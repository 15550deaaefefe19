using System.Reflection;
using Hangdump.Capture.Objects;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>A thread that wants a monitor: <c>lock</c> on any object, <c>Monitor.Enter</c>, <c>TryEnter</c>, a synchronized method.</summary>
internal sealed class MonitorEnter : IPrimitive, IHoldable
{
    private const string Monitor = "System.Threading.Monitor";

    public IReadOnlyList<WaitMethod> WaitMethods { get; } =
    [
        new(Monitor, "Enter", WaitLevel.Monitor),
        new(Monitor, "ReliableEnter", WaitLevel.Monitor),
        new(Monitor, "TryEnter", WaitLevel.Monitor),
    ];

    public ThreadWait? ReadWait(WaitSite site)
    {
        if (Recorded(site) is { IsValid: true } recorded) return new ThreadWait(Operation.Enter, Describe(recorded, site.State));
        ClrObject guess = site.RootsBelow(depth: 2).FirstOrDefault(candidate => CouldBeWanted(candidate, site));
        return guess.IsValid ? new ThreadWait(Operation.Enter, Describe(guess, site.State)) { Certainty = Certainty.Possible } : null;
    }

    public void ReadIfHeld(ClrObject candidate, CaptureState state)
    {
        // The monitor of a Lazy's helper is the Lazy itself.
        if (!candidate.Is("System.LazyHelper") && state.Monitors.Of(candidate) is not null) Describe(candidate, state);
    }

    /// <summary>The monitor of an object as a resource.</summary>
    public static ResourceEntry Describe(ClrObject target, CaptureState state)
    {
        ResourceEntry monitor = state.Resources.Of(ResourceKind.Monitor, target, out bool isNew);
        if (!isNew) return monitor;
        if (TypeOf(target) is { } type)
        {
            monitor.Name = type.Name;
            state.AfterResume(symbols => monitor.Name = $"typeof({symbols.TypeName(type)})");
        }

        if (state.Monitors.Of(target) is not { } held) return monitor;
        monitor.Details["recursion"] = held.Recursion;
        held.Owner.AddTo(monitor, target, state);
        return monitor;
    }

    /// <summary>The object that the thread's note of its wait or the frames of the wait itself lead to.</summary>
    private static ClrObject Recorded(WaitSite site)
    {
        Monitors monitors = site.State.Monitors;
        if (site.State.Layout.MonitorIsLock) return monitors.ObjectOf(LockEnter.Wanted(site));
        if (BlockingRecord.Of(site.Thread, site.State) is { Kind: BlockingKind.Monitor } note && monitors.ObjectOf(note.Target) is { IsValid: true } noted) return noted;
        ClrObject root = site.RootsAbove().FirstOrDefault(candidate => site.State.SyncBlocks.Of(candidate.Address) is not null);
        return root.IsValid ? root : OfStaticMethod(site);
    }

    /// <summary>
    /// .NET 8 and 9 enter the monitor of a static synchronized method without its object on the stack: it is the caller's type.
    /// </summary>
    private static ClrObject OfStaticMethod(WaitSite site)
    {
        if (site.Thread.Frames[site.Index].Kind != ClrStackFrameKind.Runtime || site.Index + 1 >= site.Thread.Frames.Count) return default;
        ClrMethod caller = site.Thread.Frames[site.Index + 1].Method;
        return caller.Attributes.HasFlag(MethodAttributes.Static) && caller.Type is { } type
            ? site.State.Monitors.Held.FirstOrDefault(held => TypeOf(held)?.MethodTable == type.MethodTable)
            : default;
    }

    private static ClrType? TypeOf(ClrObject target) => target.IsValid && target.Type?.Name == "System.RuntimeType" ? target.AsRuntimeType() : null;

    private static bool CouldBeWanted(ClrObject candidate, WaitSite site) =>
        site.State.SyncBlocks.Of(candidate.Address) is not null
        && site.State.Monitors.Of(candidate) is { } held && held.Owner.ManagedId != site.Thread.Id
        && (site.State.Layout.MonitorIsLock || AwareLock.HasWaiters(site.State.Monitors.NativeBlock(candidate), site.State.Context.Memory));
}
