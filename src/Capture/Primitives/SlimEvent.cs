using Hangdump.Capture.Objects;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>
/// A thread that waits for a ManualResetEventSlim, and for the countdown that has one inside: in optimised code the
/// countdown's own frame is gone.
/// </summary>
internal sealed class SlimEvent : IPrimitive
{
    private const string Event = "System.Threading.ManualResetEventSlim";
    private const string Countdown = "System.Threading.CountdownEvent";

    public IReadOnlyList<WaitMethod> WaitMethods { get; } =
    [
        new(Event, "Wait", WaitLevel.SlimEvent),
        new(Countdown, "Wait", WaitLevel.SlimEvent),
    ];

    public ThreadWait? ReadWait(WaitSite site)
    {
        ClrObject target = site.FindRoot(candidate => candidate.Is(Event));
        if (!target.IsValid) return null;
        ClrObject countdown = site.FindRoot(candidate => candidate.Is(Countdown) && candidate.Follow("_event") == target);
        if (!countdown.IsValid) countdown = site.State.Makers.Of(target, site.State.Types.Find("System.Threading", Countdown), "_event");
        return new ThreadWait(Operation.Signal, countdown.IsValid ? DescribeCountdown(countdown, site.State) : DescribeEvent(target, site.State));
    }

    private static ResourceEntry DescribeCountdown(ClrObject target, CaptureState state)
    {
        ResourceEntry countdown = state.Resources.Of(ResourceKind.Countdown, target, out bool isNew);
        if (!isNew) return countdown;
        countdown.Details[DetailNames.Count] = target.ReadField<int>("_currentCount");
        countdown.Details["initialCount"] = target.ReadField<int>("_initialCount");
        return countdown;
    }

    private static ResourceEntry DescribeEvent(ClrObject target, CaptureState state)
    {
        const int WaiterMask = 0x7FFFF;
        ResourceEntry slim = state.Resources.Of(ResourceKind.Event, target, out bool isNew);
        if (!isNew) return slim;
        int word = target.ReadField<int>("m_combinedState");
        slim.Details[DetailNames.Count] = word < 0 ? 1 : 0;
        slim.Details["waiters"] = word & WaiterMask;
        return slim;
    }
}
