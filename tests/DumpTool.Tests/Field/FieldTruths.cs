using Hangdump.DumpTool.Tests.EndToEnd;
using static Hangdump.DumpTool.Tests.EndToEnd.ExpectedFinding;

namespace Hangdump.DumpTool.Tests.Field;

/// <summary>What is true of the programs that hang, or work, with real packages.</summary>
internal static class FieldTruths
{
    public static IReadOnlyList<Truth> All { get; } =
    [
        new Truth("singleton-factory")
            .Waits("main", "result", "task", ownedBy: "warm-up")
            .Waits("warm-up", "enter", "monitor", ownedBy: "main")
            .Finds(Deadlock("main", "warm-up")),

        new Truth("rx-synchronize")
            .Waits("ticker", "enter", "monitor", "RxSynchronize.Portfolio._positions", ownedBy: "trader")
            .Waits("trader", "enter", "monitor", ownedBy: "ticker")
            .Finds(Deadlock("ticker", "trader").With("main")),

        // Each holds the semaphore of its key and wants the other's; no runtime records who holds a semaphore.
        new Truth("cache-factories")
            .Says(new ExpectedWait("gross", "enter", "semaphore") { Owners = null, TimeoutMilliseconds = null })
            .Says(new ExpectedWait("net", "enter", "semaphore") { Owners = null, TimeoutMilliseconds = null })
            .Says(new ExpectedConcern("gross"))
            .Says(new ExpectedConcern("net"))
            .Tolerates("deadlock"),

        new Truth("kestrel-throttled")
            .Finds(new ExpectedFinding("threadPoolStarvation") { Certainty = null, Flows = null, Behind = null, Exactly = false })
            .Tolerates("syncOverAsync"),

        new Truth("logger-pipe-full")
            .Says(new ExpectedWait("placing", "wait", "monitor") { Owners = null })
            .Waits("listing", "enter", "monitor", "LoggerPipeFull._orders", ownedBy: "placing")
            .Says(new ExpectedConcern("placing"))
            .Says(new ExpectedConcern("listing")),

        new Truth("kestrel-idle"),
        new Truth("host-idle"),
    ];
}
