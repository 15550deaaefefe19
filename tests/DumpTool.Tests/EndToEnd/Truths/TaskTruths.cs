using Hangdump.Harness;
using static Hangdump.DumpTool.Tests.EndToEnd.ExpectedFinding;

namespace Hangdump.DumpTool.Tests.EndToEnd.Truths;

internal static class TaskTruths
{
    public static IEnumerable<Truth> On(TargetRuntime runtime) =>
    [
        new Truth("task-result-under-lock")
            .Waits("worker", "result", "task", ownedBy: "pool")
            .Waits("pool", "enter", "monitor", "TaskResultUnderLock.Report._sync", ownedBy: "worker")
            .Says(new ExpectedState("pool", "waiting") { Kind = "threadPool" })
            .Finds(Deadlock("worker", "pool").With("main")),

        new Truth("task-async-chain")
            .Waits("waiting", "result", "task")
            .Says(new ExpectedFlow("LoadAsync", "FetchAsync", "ParseAsync", "LoadAsync") { WaitsFor = "task" })
            .Says(new ExpectedConcern("waiting", "longWait")),

        new Truth("task-wait-for-several")
            .Says(new ExpectedWait("all", "result", "task") { Several = (2, true) })
            .Says(new ExpectedWait("any", "result", "task") { Several = (2, false) })
            .Waits("result", "result", "task", ownedBy: "sleeper"),

        new Truth("task-wait-for-each-other")
            .Waits("left", "result", "task", ownedBy: "right")
            .Waits("right", "result", "task", ownedBy: "left")
            .Finds(Deadlock("left", "right").With("main")),

        new Truth("task-waits-for-itself")
            .Waits("worker", "result", "task", ownedBy: "worker")
            .Finds(SelfDeadlock("worker").With("main")),
    ];
}
