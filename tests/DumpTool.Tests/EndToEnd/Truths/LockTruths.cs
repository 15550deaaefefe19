using Hangdump.Harness;
using static Hangdump.DumpTool.Tests.EndToEnd.ExpectedFinding;

namespace Hangdump.DumpTool.Tests.EndToEnd.Truths;

/// <summary>System.Threading.Lock, which came with .NET 9.</summary>
internal static class LockTruths
{
    public static IEnumerable<Truth> On(TargetRuntime runtime) => runtime.Major < 9 ? [] :
    [
        new Truth("lock-cycle")
            .Waits("placing", "enter", "lock", "LockCycle.OrderBook._stock", ownedBy: "cancelling")
            .Waits("cancelling", "enter", "lock", "LockCycle.OrderBook._orders", ownedBy: "placing")
            .Waits("auditor", "enter", "lock", "LockCycle.OrderBook._orders", ownedBy: "placing")
            .Finds(Deadlock("placing", "cancelling").With("auditor", "main")),

        new Truth("lock-recursion")
            .Waits("pruner", "enter", "lock", "LockRecursion.Tree._nodes", ownedBy: "walker")
            .Holds("walker", "lock", "LockRecursion.Tree._nodes", recursion: 3)
            .Says(new ExpectedConcern("pruner", "longWait")),

        new Truth("lock-orphaned")
            .Says(new ExpectedWait("closing", "enter", "lock") { Name = "LockOrphaned.Session._state", Owners = null })
            .Says(new DeadOwner("closing"))
            .Finds(MonitorTruths.Orphaned("closing", "main")),
    ];
}
