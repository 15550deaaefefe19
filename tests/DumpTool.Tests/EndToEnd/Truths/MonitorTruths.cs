using Hangdump.Harness;
using static Hangdump.DumpTool.Tests.EndToEnd.ExpectedFinding;

namespace Hangdump.DumpTool.Tests.EndToEnd.Truths;

internal static class MonitorTruths
{
    private static readonly string[] _customers = [.. Enumerable.Range(1, 10).Select(number => $"customer-{number}")];
    private static readonly string[] _readers = [.. Enumerable.Range(1, 8).Select(number => $"reader-{number}")];

    public static IEnumerable<Truth> On(TargetRuntime runtime) =>
    [
        new Truth("monitor-cycle")
            .Waits("worker-a", "enter", "monitor", "MonitorCycle.Account._gate", ownedBy: "worker-b")
            .Waits("worker-b", "enter", "monitor", "MonitorCycle.Account._gate", ownedBy: "worker-a")
            .Waits("main", "join", "thread", ownedBy: "worker-a")
            .Holds("worker-a", "monitor", "MonitorCycle.Account._gate", recursion: 1)
            .Finds(Deadlock("worker-a", "worker-b").With("main")),

        new Truth("monitor-wait")
            .Waits("consumer", "wait", "monitor", "MonitorWait.Inbox._letters")
            .Waits("main", "join", "thread", ownedBy: "consumer")
            .Says(new ExpectedConcern("consumer", "longWait")),

        new Truth("monitor-recursion")
            .Waits("reader", "enter", "monitor", "MonitorRecursion.Books._journal", ownedBy: "bookkeeper")
            .Holds("bookkeeper", "monitor", "MonitorRecursion.Books._ledger", recursion: 3)
            .Holds("bookkeeper", "monitor", "MonitorRecursion.Books._journal", recursion: 2)
            .Says(new ExpectedState("bookkeeper", "sleeping") { Operation = "sleep" })
            .Says(new ExpectedConcern("reader", "longWait")),

        // Code that instances of a generic type share does not tell of which one its static is; on .NET 8 nothing else does either.
        new Truth("monitor-generic-and-property")
            .Waits("filling", "enter", "monitor", "GenericAndPropertyLocks.Registry.Sync", ownedBy: "clearing")
            .Waits("clearing", "enter", "monitor", runtime.Major >= 9 ? "GenericAndPropertyLocks.Cache<TKey, TValue>._gate" : null, ownedBy: "filling")
            .Finds(Deadlock("filling", "clearing").With("main")),

        new Truth("monitor-captured-locals")
            .Waits("undoing", "enter", "monitor", "redo", ownedBy: "redoing")
            .Waits("redoing", "enter", "monitor", "undo", ownedBy: "undoing")
            .Finds(Deadlock("undoing", "redoing").With("main")),

        new Truth("monitor-nested-lockout")
            .Waits("consumer", "wait", "monitor", "NestedMonitorLockOut.Warehouse._shelf")
            .Waits("producer", "enter", "monitor", "NestedMonitorLockOut.Warehouse._door", ownedBy: "consumer")
            .Finds(PossibleDeadlock("consumer", "producer").With("main")),

        new Truth("monitor-orphaned")
            .Says(new ExpectedWait("reader-1", "enter", "monitor") { Name = "MonitorOrphaned.Settings._gate", Owners = null })
            .Says(new ExpectedWait("reader-2", "enter", "monitor") { Name = "MonitorOrphaned.Settings._gate", Owners = null })
            .Says(new DeadOwner("reader-1", SaysOnlyThatItsOwnerEnded(runtime) ? "possible" : "certain"))
            .Finds(Orphaned("reader-1", "reader-2", "main")),

        Recycled(runtime),

        new Truth("monitor-convoy")
            .Waits("customer-1", "enter", "monitor", "MonitorConvoy.Till._drawer", ownedBy: "cashier")
            .Waits("customer-10", "enter", "monitor", "MonitorConvoy.Till._drawer", ownedBy: "cashier")
            .Finds(Convoy("cashier", _customers)),

        new Truth("monitor-convoy-computing")
            .Waits("reader-8", "enter", "monitor", "MonitorConvoyComputing.SearchIndex._entries", ownedBy: "indexer")
            .Says(new ExpectedState("indexer", "running"))
            .Finds(Convoy("indexer", _readers)),

        new Truth("monitor-timed-cycle")
            .Waits("patient", "enter", "monitor", "MonitorTimedCycle.Cache._disk", ownedBy: "impatient")
            .Waits("impatient", "enter", "monitor", "MonitorTimedCycle.Cache._memory", ownedBy: "patient", timeout: 600_000)
            .Says(new ExpectedConcern("patient", "longWait")),
    ];

    private static Truth Recycled(TargetRuntime runtime)
    {
        Truth truth = new Truth("monitor-orphaned-recycled")
            .Says(new ExpectedWait("reader", "enter", "monitor") { Name = "MonitorOrphanedRecycled.Settings._gate", Owners = null })
            .Says(new Innocent("innocent"));
        return SaysOnlyThatItsOwnerEnded(runtime) ? truth.Finds(Orphaned("reader", "innocent", "main")) : truth.Tolerates("orphanedLock");
    }

    /// <summary>Up to .NET 10 who first waits for a monitor writes down that its owner has ended, and not who it was.</summary>
    private static bool SaysOnlyThatItsOwnerEnded(TargetRuntime runtime) => runtime.Major <= 10;

    /// <summary>The dead holder is no member; whoever wants its lock stands behind.</summary>
    public static ExpectedFinding Orphaned(params string[] behind) => new ExpectedFinding("orphanedLock") { Behind = behind };

    private static ExpectedFinding Convoy(string holder, string[] behind) =>
        new ExpectedFinding("lockConvoy", holder) { Behind = behind, Severity = null };
}
