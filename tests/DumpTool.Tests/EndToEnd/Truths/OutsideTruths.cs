using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.EndToEnd.Truths;

/// <summary>Waits for something outside of the process.</summary>
internal static class OutsideTruths
{
    public static IEnumerable<Truth> On(TargetRuntime runtime) =>
    [
        new Truth("process-waits-for-child")
            .Says(new ExpectedWait("waiting", null, "process") { Name = "tail --pid={pid} -f /dev/null" })
            .Says(new ForeignOwner("waiting", "child")),

        new Truth("process-output-kept-open")
            .Says(new ExpectedWait("waiting", null, "stream"))
            .Says(new ForeignOwner("waiting", "daemon")),

        new Truth("blocked-reads")
            .Says(new ExpectedState("accepting", null) { Operation = "io" })
            .Says(new ExpectedState("receiving", null) { Operation = "io" })
            .Says(new ExpectedState("piping", null) { Operation = "io" }),

        new Truth("console-pipe-full")
            .Says(new ExpectedState("writer", null) { Operation = "io" })
            .Holds("writer", "monitor")
            .Waits("late-1", "enter", "monitor", ownedBy: "writer")
            .Waits("late-2", "enter", "monitor", ownedBy: "writer")
            .Says(new ExpectedConcern("late-1", "longWait")),
    ];
}
