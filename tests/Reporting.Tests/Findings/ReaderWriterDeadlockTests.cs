using Hangdump.Reporting.Findings;
using Hangdump.Reporting.Snapshot;
using static Hangdump.Reporting.Tests.Hang;

namespace Hangdump.Reporting.Tests.Findings;

public sealed class ReaderWriterDeadlockTests
{
    [Fact]
    public void Any_reader_that_waits_for_the_writer_is_enough()
    {
        Finding deadlock = Assert.Single(new Hang().Resource("rw", ResourceKind.ReaderWriterLock, Reads(1), Reads(2)).Monitor("a", 9)
            .Waits(9, "rw", Operation.Write).Waits(1, "a").Runs(2).Findings());

        Assert.Equal([1, 9], deadlock.Threads);
        Assert.Equal(Certainty.Certain, deadlock.Certainty);
    }

    [Fact]
    public void Every_stuck_reader_stands_in_a_cycle() =>
        Assert.Equal([[1, 9], [2, 9]], new Hang().Resource("rw", ResourceKind.ReaderWriterLock, Reads(1), Reads(2)).Monitor("a", 9)
            .Waits(9, "rw", Operation.Write).Waits(1, "a").Waits(2, "a").Findings().Select(finding => finding.Threads));

    [Fact]
    public void A_reader_that_a_waiting_writer_keeps_out_while_another_reader_waits_for_it()
    {
        Finding deadlock = Assert.Single(new Hang().Resource("rw", ResourceKind.ReaderWriterLock, Reads(1)).Monitor("a", 2)
            .Waits(1, "a").Waits(2, "rw", Operation.Read).Waits(3, "rw", Operation.Write).Findings());

        Assert.Equal([new(Party.OfThread(1), "a"), new(Party.OfThread(2), "rw"), new WaitStep(Party.OfThread(3), "rw")], deadlock.Cycle);
        Assert.Contains("keeps new readers out", deadlock.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void An_upgrade_waits_for_the_other_readers()
    {
        Finding deadlock = Assert.Single(new Hang()
            .Resource("rw", ResourceKind.ReaderWriterLock, Holds(1, OwnershipMode.Upgradeable), Reads(2)).Resource("t1", ResourceKind.Thread, Holds(1))
            .Waits(1, "rw", Operation.Upgrade).Waits(2, "t1", Operation.Join).Findings());

        Assert.Equal([1, 2], deadlock.Threads);
    }

    [Fact]
    public void An_upgrade_without_other_readers_is_none() =>
        Assert.Empty(new Hang().Resource("rw", ResourceKind.ReaderWriterLock, Holds(1, OwnershipMode.Upgradeable)).Waits(1, "rw", Operation.Upgrade)
            .Findings(FindingKind.SelfDeadlock));

    [Fact]
    public void An_upgradeable_holder_keeps_the_next_upgradeable_out_but_no_reader()
    {
        static Hang Of(Operation operation) => new Hang().Resource("rw", ResourceKind.ReaderWriterLock, Holds(1, OwnershipMode.Upgradeable)).Monitor("a", 2)
            .Waits(1, "a").Waits(2, "rw", operation);

        Assert.Single(Of(Operation.Enter).Findings(FindingKind.Deadlock));
        Assert.Empty(Of(Operation.Read).Findings(FindingKind.Deadlock));
    }
}
