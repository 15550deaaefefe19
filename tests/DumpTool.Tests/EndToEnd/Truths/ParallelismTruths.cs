using Hangdump.Harness;
using static Hangdump.DumpTool.Tests.EndToEnd.ExpectedFinding;

namespace Hangdump.DumpTool.Tests.EndToEnd.Truths;

internal static class ParallelismTruths
{
    public static IEnumerable<Truth> On(TargetRuntime runtime) =>
    [
        new Truth("parallel-memoised")
            .Waits("solver", "enter", "lazy", ownedBy: "body")
            .Waits("body", "enter", "lazy", ownedBy: "solver")
            .Finds(Deadlock("solver", "body").With("main")),

        new Truth("parallel-under-lock")
            .Waits("exporting", "result", "task", ownedBy: "helper")
            .Waits("helper", "enter", "monitor", "ParallelUnderLock.Album._pictures", ownedBy: "exporting")
            .Finds(Deadlock("exporting", "helper").With("main")),

        // The query's root task is run by nobody: it is done when its attached children are, and a worker runs one of those.
        new Truth("plinq-under-lock")
            .Waits("summing", "result", "task", ownedBy: "selector")
            .Waits("selector", "enter", "monitor", "PlinqUnderLock.Invoices._rates", ownedBy: "summing")
            .Finds(Deadlock("summing", "selector").With("main")),
    ];
}
