using Hangdump.Harness;
using static Hangdump.DumpTool.Tests.EndToEnd.ExpectedFinding;

namespace Hangdump.DumpTool.Tests.EndToEnd.Truths;

internal static class EventTruths
{
    public static IEnumerable<Truth> On(TargetRuntime runtime) =>
    [
        new Truth("events-never-signalled")
            .Waits("auto", "signal", "event", "NeverSignalled._doorbell")
            .Waits("manual", "signal", "event", "NeverSignalled._gateOpen")
            .Waits("slim", "signal", "event", "NeverSignalled._lampOn")
            .Waits("countdown", "signal", "countdown", "NeverSignalled._guestsMissing")
            // A barrier waits in slices of seconds.
            .Waits("barrier", "signal", "barrier", "NeverSignalled._dinner", timeout: null)
            .Says(new ExpectedConcern("auto", "longWait")),

        new Truth("events-wait-for-several")
            .Says(new ExpectedWait("any", "signal", "event") { Several = (2, false) })
            .Says(new ExpectedWait("all", "signal", "event") { Several = (2, true), TimeoutMilliseconds = 3_600_000 })
            // Before .NET 11 nothing says which of the two handles is the one to wait for.
            .Says(runtime.Major >= 11
                ? new ExpectedWait("asking", "signal", "event") { Name = "WaitForSeveral._answered" }
                : new ExpectedState("asking", "waiting") { Operation = "signal" }),

        new Truth("event-under-lock")
            .Says(new ExpectedWait("starting", "signal", "event") { Name = "EventUnderLock.Device._ready", Owners = [ExpectedOwner.Possibly("initialising")] })
            .Waits("initialising", "enter", "monitor", "EventUnderLock.Device._registers", ownedBy: "starting")
            .Finds(PossibleDeadlock("starting", "initialising").With("main")),
    ];
}
