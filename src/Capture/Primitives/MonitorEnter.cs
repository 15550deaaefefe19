using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>A thread that wants a monitor: <c>lock</c> on any object, <c>Monitor.Enter</c>, <c>TryEnter</c>, a synchronized method.</summary>
internal sealed class MonitorEnter : IPrimitive, IHoldable
{
    public IReadOnlyList<WaitMethod> WaitMethods { get; } =
    [
        new("System.Threading.Monitor", "Enter", WaitLevel.Monitor),
        new("System.Threading.Monitor", "ReliableEnter", WaitLevel.Monitor),
        new("System.Threading.Monitor", "TryEnter", WaitLevel.Monitor),
    ];

    public ThreadWait? ReadWait(WaitSite site)
    {
        ClrObject target = site.FindRoot(candidate => site.State.SyncBlocks.Of(candidate.Address) is { IsMonitorHeld: true });
        return target.IsValid ? new ThreadWait(Operation.Enter, Describe(target, site.State)) : null;
    }

    public void ReadIfHeld(ClrObject candidate, CaptureState state)
    {
        if (candidate.GetThinLock() is not null || state.SyncBlocks.Of(candidate.Address) is { IsMonitorHeld: true })
            Describe(candidate, state);
    }

    private static ResourceEntry Describe(ClrObject target, CaptureState state)
    {
        ResourceEntry monitor = state.Resources.Of(ResourceKind.Monitor, target, out bool isNew);
        if (!isNew) return monitor;
        (CapturedThread? owner, int recursion) = target.GetThinLock() is { } thin
            ? (state.ThreadById(thin.Thread?.ManagedThreadId ?? 0), thin.Recursion + 1)
            : state.SyncBlocks.Of(target.Address) is { } block ? (state.ThreadByAddress(block.HoldingThreadAddress), block.RecursionCount) : default;
        monitor.Details["recursion"] = recursion;
        if (owner is not null) monitor.AddOwner(Party.OfThread(owner.Id), OwnershipMode.Exclusive, CaptureState.CertaintyOfOwner(owner, target.Address));
        else monitor.IsAbandoned = true;
        return monitor;
    }
}
