using Hangdump.Harness;
using static Hangdump.DumpTool.Tests.EndToEnd.ExpectedFinding;

namespace Hangdump.DumpTool.Tests.EndToEnd.Truths;

/// <summary>Cycles over several kinds, several cycles at once, and long tails behind them.</summary>
internal static class MixedTruths
{
    public static IEnumerable<Truth> On(TargetRuntime runtime) =>
    [
        new Truth("five-kinds")
            .Waits("ordering", "read", "readerWriterLock", "FiveKinds._stock", ownedBy: "stocking")
            .Waits("stocking", "enter", "lazy", "FiveKinds._rate", ownedBy: "trading")
            .Waits("trading", "result", "task", ownedBy: "shipping")
            .Waits("shipping", "join", "thread", ownedBy: "billing")
            .Waits("billing", "enter", "monitor", "FiveKinds._orders", ownedBy: "ordering")
            .Finds(Deadlock("ordering", "stocking", "trading", "shipping", "billing").With("main")),

        new Truth("two-deadlocks")
            .Finds(Deadlock("north-1", "north-2").With("main"))
            .Finds(Deadlock("south-1", "south-2").With("south-visitor")),

        new Truth("behind-the-behind")
            .Waits("waiting", "join", "thread", ownedBy: "closing", timeout: 3_600_000)
            .Finds(Deadlock("driving", "braking").With("opening", "closing", "waiting", "main")),
    ];
}
