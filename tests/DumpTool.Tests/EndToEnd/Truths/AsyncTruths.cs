using Hangdump.Harness;
using static Hangdump.DumpTool.Tests.EndToEnd.ExpectedFinding;

namespace Hangdump.DumpTool.Tests.EndToEnd.Truths;

internal static class AsyncTruths
{
    public static IEnumerable<Truth> On(TargetRuntime runtime) =>
    [
        new Truth("sync-over-async")
            .Says(new ExpectedWait("ui", "result", "task") { Owners = null })
            .Says(new ExpectedFlow("LoadAsync", "LoadAsync"))
            .Finds(new ExpectedFinding("syncOverAsync", "ui") { Certainty = null, Flows = null, Behind = ["main"] }),

        new Truth("flows-wait-for-each-other")
            .Says(new ExpectedWait("main", "result", "task") { Several = (2, true) })
            .Says(new ExpectedFlow("DepositAsync", "DepositAsync") { WaitsFor = "semaphore", Name = "FlowsWaitForEachOther.Bank._safe", Holds = "semaphore" })
            .Says(new ExpectedFlow("WithdrawAsync", "WithdrawAsync") { WaitsFor = "semaphore", Name = "FlowsWaitForEachOther.Bank._account", Holds = "semaphore" })
            .Finds(PossibleDeadlock().With("main") with { Flows = 2 }),

        new Truth("thread-and-flow-cycle")
            .Waits("saving", "result", "task")
            .Waits("closing", "enter", "monitor", "ThreadAndFlowCycle.Files._handles", ownedBy: "saving")
            .Says(new ExpectedFlow("WriteAsync", "WriteAsync") { WaitsFor = "semaphore", Name = "ThreadAndFlowCycle.Files._disk" })
            .Finds(PossibleDeadlock("saving", "closing").With("main") with { Flows = 1 }),
    ];
}
