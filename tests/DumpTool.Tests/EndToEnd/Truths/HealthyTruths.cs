using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.EndToEnd.Truths;

/// <summary>Programs in which nothing is wrong: whatever is found there is a false alarm.</summary>
internal static class HealthyTruths
{
    public static IEnumerable<Truth> On(TargetRuntime runtime) =>
    [
        // Twelve threads at one lock are a convoy, though a quick one.
        new Truth("healthy-contention").Tolerates("lockConvoy"),
        new Truth("healthy-idle-pool"),
        new Truth("healthy-busy-loop").Says(new ExpectedState("busy", "running")),
        new Truth("healthy-parallel-work"),
        new Truth("healthy-work"),

        new Truth("healthy-timed-waits")
            .Waits("entering", "enter", "monitor", "TimedWaits._gate", ownedBy: "holder", timeout: 3_600_000)
            .Waits("slot", "enter", "semaphore", "TimedWaits._slots", timeout: 3_600_000)
            .Waits("event", "signal", "event", "TimedWaits._set", timeout: 3_600_000)
            .Waits("pulse", "wait", "monitor", "TimedWaits._set", timeout: 3_600_000)
            .Waits("delayed", "result", "task", timeout: 3_600_000),

        new Truth("healthy-waits-under-lock")
            .Says(new ExpectedWait("refreshing", "result", "task") { Owners = null })
            .Waits("reading", "enter", "monitor", "WaitsUnderLockForWhatComes._cache", ownedBy: "refreshing"),
    ];
}
