using Hangdump.Harness;
using static Hangdump.DumpTool.Tests.EndToEnd.ExpectedFinding;

namespace Hangdump.DumpTool.Tests.EndToEnd.Truths;

internal static class ThreadTruths
{
    public static IEnumerable<Truth> On(TargetRuntime runtime) =>
    [
        new Truth("join-under-lock")
            .Waits("stopping", "join", "thread", ownedBy: "pumping")
            .Waits("pumping", "enter", "monitor", "JoinUnderLock.Pump._state", ownedBy: "stopping")
            .Finds(Deadlock("stopping", "pumping").With("main")),

        new Truth("join-cycle")
            .Waits("reader", "join", "thread", ownedBy: "parser")
            .Waits("parser", "join", "thread", ownedBy: "writer")
            .Waits("writer", "join", "thread", ownedBy: "reader")
            .Finds(Deadlock("reader", "parser", "writer").With("main")),

        new Truth("join-itself")
            .Waits("lonely", "join", "thread", ownedBy: "lonely")
            .Finds(SelfDeadlock("lonely").With("main")),

        new Truth("sleeping")
            .Says(new ExpectedState("napping", "sleeping") { Kind = "user" })
            .Says(new ExpectedState("asleep", "sleeping") { Kind = "user" })
            .Says(new ExpectedWait("napping", "sleep", null) { TimeoutMilliseconds = 1_200_000 })
            .Says(new ExpectedWait("asleep", "sleep", null))
            .Waits("main", "join", "thread", ownedBy: "asleep"),
    ];
}
