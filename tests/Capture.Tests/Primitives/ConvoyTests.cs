using Hangdump.Harness;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Capture.Tests.Primitives;

/// <summary>Two thousand threads that want one lock.</summary>
public sealed class ConvoyTests
{
    [Theory, MemberData(nameof(Targets))]
    public void Each_waiter_is_found(int runtime, CodeKind code)
    {
        CapturedTarget target = CapturedTarget.Of("lock-crowd", TargetRuntime.OfMajor(runtime), code);
        Resource gate = Assert.Single(target.Waited("waiter-0"));
        Assert.Equal("holder", target.NameOf(Assert.Single(gate.Owners).Party));
        Assert.Equal(2_000, target.Snapshot.Threads.Count(thread => thread.WaitsFor?.Resources.Contains(gate.Id) == true));
    }

    public static TheoryData<int, CodeKind> Targets => new()
    {
        { 8, CodeKind.FullyOptimised },
        { 11, CodeKind.Release },
        { 11, CodeKind.FullyOptimised },
    };
}
