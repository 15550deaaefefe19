using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.EndToEnd.Truths;

internal static class PoolTruths
{
    public static IEnumerable<Truth> On(TargetRuntime runtime) =>
    [
        new Truth("pool-starved")
            .Says(new ExpectedWait("request-1", "result", "task") { Owners = null })
            .Says(new ExpectedFlow("PriceAsync"))
            .Finds(Starvation("error", "request-1", "request-2", "request-3", "request-4"))
            .Tolerates("syncOverAsync"),

        // Its newest worker runs for a moment before it blocks like the others.
        new Truth("pool-starved-growing") { Looks = 5 }
            .Waits("request-1", "result", "task")
            .Finds(Starvation("warning", "request-1") with { Exactly = false }),

        new Truth("pool-blocked-on-lock")
            .Says(new ExpectedWait("refreshing", "result", "task") { Owners = null })
            .Waits("request-1", "enter", "monitor", "PoolBlockedOnLock.Cache._entries", ownedBy: "refreshing")
            .Finds(Starvation("error", "request-1", "request-2", "request-3"))
            .Tolerates("deadlock"),
    ];

    private static ExpectedFinding Starvation(string severity, params string[] workers) =>
        new("threadPoolStarvation", workers) { Severity = severity, Certainty = null, Flows = null, Behind = null };
}
