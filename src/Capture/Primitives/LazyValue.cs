using Hangdump.Capture.Objects;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>A <c>Lazy&lt;T&gt;</c> whose factory runs: its thread holds the monitor of the helper in <c>_state</c>.</summary>
internal sealed class LazyValue : IPrimitive, IHoldable
{
    private const string Lazy = "System.Lazy<";

    public IReadOnlyList<WaitMethod> WaitMethods { get; } = [new("System.Lazy", "ExecutionAndPublication", WaitLevel.Lock)];

    public ThreadWait? ReadWait(WaitSite site)
    {
        ClrObject lazy = site.FindRoot(candidate => candidate.Is(Lazy));
        return lazy.IsValid && Factory(lazy, site.State) is { } runner ? new ThreadWait(Operation.Enter, Describe(lazy, runner, site.State)) : null;
    }

    public void ReadIfHeld(ClrObject candidate, CaptureState state)
    {
        if (candidate.Is(Lazy) && Factory(candidate, state) is { } runner) Describe(candidate, runner, state);
    }

    private static CapturedThread? Factory(ClrObject lazy, CaptureState state)
    {
        return state.Monitors.Of(lazy.Follow("_state")) is { } held ? state.ThreadById(held.Owner.ManagedId) : null;
    }

    private static ResourceEntry Describe(ClrObject target, CapturedThread runner, CaptureState state)
    {
        ResourceEntry lazy = state.Resources.Of(ResourceKind.Lazy, target, out bool isNew);
        if (isNew) lazy.AddOwner(Party.OfThread(runner.Id));
        return lazy;
    }
}
