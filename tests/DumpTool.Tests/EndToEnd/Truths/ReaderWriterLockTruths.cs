using Hangdump.Harness;
using static Hangdump.DumpTool.Tests.EndToEnd.ExpectedFinding;

namespace Hangdump.DumpTool.Tests.EndToEnd.Truths;

internal static class ReaderWriterLockTruths
{
    public static IEnumerable<Truth> On(TargetRuntime runtime) =>
    [
        new Truth("rwls-readers-block-writer")
            .Says(new ExpectedWait("writer", "write", "readerWriterLock")
            {
                Name = "ReadersBlockWriter.Catalogue._prices",
                Owners = [ExpectedOwner.Reading("reader-1"), ExpectedOwner.Reading("reader-2")],
            })
            .Says(new ExpectedWait("late-reader", "read", "readerWriterLock")
            {
                Name = "ReadersBlockWriter.Catalogue._prices",
                Owners = [ExpectedOwner.Reading("reader-1"), ExpectedOwner.Reading("reader-2")],
            })
            .Holds("reader-1", "readerWriterLock", "ReadersBlockWriter.Catalogue._prices", mode: "read")
            .Says(new ExpectedConcern("writer", "longWait"))
            .Says(new ExpectedConcern("late-reader", "longWait")),

        new Truth("rwls-upgrade-against-reader")
            .Says(new ExpectedWait("correcting", "upgrade", "readerWriterLock")
            {
                Name = "UpgradeAgainstReader.PhoneBook._entries",
                Owners = [new("correcting", "upgradeable"), ExpectedOwner.Reading("printing")],
            })
            .Waits("printing", "enter", "monitor", "UpgradeAgainstReader.PhoneBook._printer", ownedBy: "correcting")
            .Finds(Deadlock("correcting", "printing").With("main")),

        new Truth("rwls-reader-behind-writer")
            .Waits("exporting", "join", "thread", ownedBy: "helper")
            .Says(new ExpectedWait("helper", "read", "readerWriterLock") { Owners = [ExpectedOwner.Reading("exporting")] })
            .Says(new ExpectedWait("updating", "write", "readerWriterLock") { Owners = [ExpectedOwner.Reading("exporting")] })
            .Finds(Deadlock("exporting", "helper", "updating").With("main")),

        // Nothing on the writer's stack shows that its id is not a recycled one.
        new Truth("rwls-writer-never-leaves")
            .Says(new ExpectedWait("reading", "read", "readerWriterLock") { Name = "WriterNeverLeaves.Site._pages", Owners = [new("publishing", Certainty: null)] })
            .Says(new ExpectedWait("writing", "write", "readerWriterLock") { Name = "WriterNeverLeaves.Site._pages", Owners = [new("publishing", Certainty: null)] })
            .Says(new ExpectedWait("editing", null, "readerWriterLock") { Owners = [new("publishing", Certainty: null)] }),

        new Truth("rwls-orphaned")
            .Says(new ExpectedWait("reader", "read", "readerWriterLock") { Name = "RwlsOrphaned.Quotes._prices", Owners = null })
            .Says(new DeadOwner("reader"))
            .Finds(MonitorTruths.Orphaned("reader", "main")),

        new Truth("rwl-cycle")
            .Waits("filing", "enter", "monitor", "OldLockCycle.Archive._index", ownedBy: "searching")
            .Waits("searching", "read", "readerWriterLock", "OldLockCycle.Archive._folders", ownedBy: "filing")
            .Finds(Deadlock("filing", "searching").With("main")),
    ];
}
