using Hangdump.Capture.Objects;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>A thread in <c>Barrier.SignalAndWait</c>, which waits in slices of up to ten seconds.</summary>
internal sealed class BarrierWait : IPrimitive
{
    private const string Barrier = "System.Threading.Barrier";

    /// <summary>The limit that the kernel shows is the end of a slice.</summary>
    private const int NotLimited = -1;

    public IReadOnlyList<WaitMethod> WaitMethods { get; } =
    [
        new(Barrier, "SignalAndWait", WaitLevel.Lock),
        new(Barrier, "DiscontinuousWait", WaitLevel.Lock),
    ];

    public ThreadWait? ReadWait(WaitSite site)
    {
        ClrObject target = site.FindRoot(candidate => candidate.Is(Barrier));
        return target.IsValid ? new ThreadWait(Operation.Signal, Describe(target, site.State)) { TimeoutMilliseconds = NotLimited } : null;
    }

    /// <summary>The count word: bit 31 the phase's parity, bits 16 to 30 who has come, bits 0 to 14 who takes part.</summary>
    private static ResourceEntry Describe(ClrObject target, CaptureState state)
    {
        const int Mask = 0x7FFF;
        ResourceEntry barrier = state.Resources.Of(ResourceKind.Barrier, target, out bool isNew);
        if (!isNew) return barrier;
        int counts = target.ReadField<int>("_currentTotalCount");
        barrier.Details["participants"] = counts & Mask;
        barrier.Details[DetailNames.Remaining] = (counts & Mask) - ((counts >> 16) & Mask);
        barrier.Details["phase"] = target.ReadField<long>("_currentPhase");
        return barrier;
    }
}
