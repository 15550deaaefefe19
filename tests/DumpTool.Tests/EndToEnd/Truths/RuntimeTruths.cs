using Hangdump.Harness;
using static Hangdump.DumpTool.Tests.EndToEnd.ExpectedFinding;

namespace Hangdump.DumpTool.Tests.EndToEnd.Truths;

/// <summary>What the runtime itself does for a program: finalizers, cancellation, timers, the end of the process.</summary>
internal static class RuntimeTruths
{
    public static IEnumerable<Truth> On(TargetRuntime runtime) =>
    [
        new Truth("finalizer-blocked")
            .Waits("finalizer", "enter", "monitor", "BlockedFinalizer._pool", ownedBy: "holder")
            .Says(new ExpectedState("finalizer", "waiting") { Kind = "finalizer" })
            .Finds(new ExpectedFinding("blockedFinalizer", "finalizer") { Certainty = null, Severity = null, Behind = null, Exactly = false }),

        new Truth("cancellation-registration")
            .Waits("finishing", "wait", "cancellationCallback", ownedBy: "cancelling", timeout: null)
            .Waits("cancelling", "enter", "monitor", "RegistrationDisposeUnderLock.Download._state", ownedBy: "finishing")
            .Finds(Deadlock("finishing", "cancelling").With("main")),

        new Truth("timer-dispose")
            .Says(new ExpectedWait("stopping", "signal", "event") { Owners = null })
            .Waits("callback", "enter", "monitor", "TimerDisposeUnderLock.Poller._state", ownedBy: "stopping")
            .Says(new ExpectedConcern("callback"))
            .Tolerates("deadlock"),

        // Exit handlers run on the finalizer's thread.
        new Truth("process-exit-handler")
            .Waits("exiting", "exit", "thread", ownedBy: "handler")
            .Waits("handler", "join", "thread", ownedBy: "worker")
            .Waits("worker", "enter", "monitor", "ExitAgainstHandler._jobs", ownedBy: "exiting")
            .Finds(Deadlock("exiting", "handler", "worker").With("main"))
            .Tolerates("blockedFinalizer"),
    ];
}
