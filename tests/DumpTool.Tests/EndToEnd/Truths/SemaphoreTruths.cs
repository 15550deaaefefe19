using Hangdump.Harness;
using static Hangdump.DumpTool.Tests.EndToEnd.ExpectedFinding;

namespace Hangdump.DumpTool.Tests.EndToEnd.Truths;

/// <summary>No runtime records who has entered a semaphore: holders are possible ones.</summary>
internal static class SemaphoreTruths
{
    public static IEnumerable<Truth> On(TargetRuntime runtime) =>
    [
        new Truth("semaphore-reentered")
            .Says(new ExpectedWait("saving", "enter", "semaphore") { Name = "SemaphoreReentered.Document._access", Owners = [ExpectedOwner.Possibly("saving")] })
            .Finds(SelfDeadlock("saving").With("main") with { Certainty = "possible" }),

        new Truth("semaphore-cycle")
            .Says(new ExpectedWait("copying", "enter", "semaphore") { Name = "SemaphoreCycle.Office._scanner", Owners = [ExpectedOwner.Possibly("scanning")] })
            .Says(new ExpectedWait("scanning", "enter", "semaphore") { Name = "SemaphoreCycle.Office._copier", Owners = [ExpectedOwner.Possibly("copying")] })
            .Finds(PossibleDeadlock("copying", "scanning").With("main")),

        new Truth("semaphore-as-signal")
            .Waits("postman", "enter", "semaphore", "letters")
            .Says(new ExpectedConcern("postman", "longWait")),

        new Truth("semaphore-of-the-system")
            .Says(new ExpectedWait("late", "enter", "semaphore") { Name = "SystemSemaphore._slots", Owners = null })
            .Says(new ExpectedConcern("late", "longWait")),

        new Truth("semaphore-async-reentered")
            .Waits("main", "result", "task")
            .Says(new ExpectedFlow("CheckOutAsync", "RemoveExpiredAsync", "CheckOutAsync")
            {
                WaitsFor = "semaphore", Name = "AsyncLockReentered.Cart._items", Holds = "semaphore",
            })
            .Finds(new ExpectedFinding("selfDeadlock") { Certainty = "possible", Flows = 1, Behind = ["main"] }),

        new Truth("semaphore-thread-and-flow")
            .Waits("committing", "result", "task")
            .Says(new ExpectedFlow("FlushAsync", "WriteAsync", "FlushAsync") { WaitsFor = "semaphore", Name = "ThreadHoldsWhatFlowWants.Store._file" })
            .Finds(PossibleDeadlock("committing").With("main") with { Flows = 1 }),
    ];
}
