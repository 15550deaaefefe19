using Hangdump.Capture.Objects;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>
/// A thread in <c>Monitor.Wait</c>: it has let go of the monitor until somebody pulses it; then it wants the monitor again.
/// </summary>
internal sealed class MonitorWait : IPrimitive
{
    private const string Monitor = "System.Threading.Monitor";
    private const string Condition = "System.Threading.Condition";

    public IReadOnlyList<WaitMethod> WaitMethods { get; } =
    [
        new(Monitor, "Wait", WaitLevel.Monitor),
        new(Monitor, "ObjWait", WaitLevel.Monitor),
        new(Condition, "Wait", WaitLevel.Monitor),
    ];

    public ThreadWait? ReadWait(WaitSite site)
    {
        ClrObject target = site.State.Layout.MonitorIsLock ? OfCondition(site) : OfSyncBlock(site);
        return target.IsValid ? Wait(target, site) : Guess(site);
    }

    /// <summary>The caller must still leave the monitor, so it is among its roots: certain where only one of them can be it.</summary>
    private static ThreadWait? Guess(WaitSite site)
    {
        List<ClrObject> candidates = [.. site.RootsBelow(depth: 1).Where(candidate => CouldBeWanted(candidate, site))];
        if (candidates is []) return null;
        return Wait(candidates[0], site) with { Certainty = candidates is [_] ? Certainty.Certain : Certainty.Possible };
    }

    private static bool CouldBeWanted(ClrObject candidate, WaitSite site) =>
        site.State.SyncBlocks.Of(candidate.Address) is not null && site.State.Monitors.Of(candidate)?.Owner.ManagedId != site.Thread.Id;

    private static ThreadWait Wait(ClrObject target, WaitSite site) =>
        new(Operation.Wait, MonitorEnter.Describe(target, site.State)) { Pulsed = Reenters(target, site) };

    private static ClrObject OfCondition(WaitSite site) =>
        site.State.Monitors.ObjectOf(site.FindRoot(candidate => candidate.Is(Condition)).Follow("_lock"));

    /// <summary>The monitor on whose list the thread is, else the one in the frames of the wait itself.</summary>
    private static ClrObject OfSyncBlock(WaitSite site)
    {
        Monitors monitors = site.State.Monitors;
        return monitors.WaitedBy(site.Thread) is { IsValid: true } listed
            ? listed
            : site.RootsAbove().FirstOrDefault(candidate => site.State.SyncBlocks.Of(candidate.Address) is not null);
    }

    private static bool Reenters(ClrObject target, WaitSite site) =>
        site.State.Layout.MonitorIsLock
            ? Enumerable.Range(0, site.Index).Any(index => site.Thread.Frames[index].Method.Type?.Name == ManagedLock.TypeName)
            : site.State.Monitors.NativeBlock(target) != 0 && !site.State.Monitors.WaitedBy(site.Thread).IsValid;
}
