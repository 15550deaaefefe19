using Hangdump.Harness;
using static Hangdump.DumpTool.Tests.EndToEnd.ExpectedFinding;

namespace Hangdump.DumpTool.Tests.EndToEnd.Truths;

internal static class MutexTruths
{
    public static IEnumerable<Truth> On(TargetRuntime runtime) =>
    [
        // The owner of an unnamed mutex is recorded since .NET 11; before, only the code tells who has taken it.
        runtime.Major >= 11
            ? new Truth("mutex-cycle")
                .Waits("printing", "enter", "mutex", "MutexCycle.Printer._ink", ownedBy: "cleaning")
                .Waits("cleaning", "enter", "mutex", "MutexCycle.Printer._paper", ownedBy: "printing")
                .Finds(Deadlock("printing", "cleaning").With("main"))
            : new Truth("mutex-cycle")
                .Says(new ExpectedWait("printing", "enter", "mutex") { Name = "MutexCycle.Printer._ink", Owners = null })
                .Says(new ExpectedWait("cleaning", "enter", "mutex") { Name = "MutexCycle.Printer._paper", Owners = null })
                .Finds(PossibleDeadlock("printing", "cleaning").With("main")),

        new Truth("named-mutex")
            .Waits("writing", "enter", "namedMutex", "hangtargets-{pid}-data", ownedBy: "compacting")
            .Waits("compacting", "enter", "namedMutex", "hangtargets-{pid}-journal", ownedBy: "writing")
            .Finds(Deadlock("writing", "compacting").With("main")),

        new Truth("named-mutex-of-another-process")
            .Waits("waiting", "enter", "namedMutex", "hangtargets-{pid}-shared")
            .Says(new ForeignOwner("waiting", "holder"))
            .Says(new ExpectedConcern("waiting", "longWait")),
    ];
}
