using Hangdump.Reporting.Report;
using Hangdump.Reporting.Snapshot;
using static Hangdump.Reporting.Tests.Hang;

namespace Hangdump.Reporting.Tests.Report;

/// <summary>What a stream that was cut off leaves behind leads nowhere and is dropped. Each report is held against its contract.</summary>
public sealed class ReferencesTests
{
    [Fact]
    public void A_wait_for_a_resource_that_was_not_read_is_dropped_and_the_thread_still_waits()
    {
        ReportedThread thread = Assert.Single(new Hang().Waits(7, "gone").Report().Threads);

        Assert.Null(thread.WaitsFor);
        Assert.Equal(Hangdump.Reporting.Snapshot.ThreadState.Waiting, thread.State);
    }

    [Fact]
    public void Of_a_wait_for_several_the_rest_stays() =>
        Assert.Equal(["a"], Assert.Single(new Hang().Resource("a", ResourceKind.Event).Waits(7, ForAny("a", "gone")).Report().Threads).WaitsFor!.Resources);

    [Fact]
    public void Of_several_things_of_which_nobody_knows_how_many_are_needed_one_is_enough()
    {
        var either = new Wait { Operation = Operation.Signal, Resources = ["a", "b"], TimeoutMilliseconds = -1 };

        Assert.False(Assert.Single(new Hang().Resource("a", ResourceKind.Event).Resource("b", ResourceKind.Event).Waits(7, either).Report().Threads).WaitsFor!.All);
    }

    [Fact]
    public void Owners_and_signallers_that_were_not_read_are_dropped() =>
        Assert.Empty(Assert.Single(new Hang().Monitor("a", 77).Signalled(Party.OfThread(78), Party.OfFlow("f9")).Runs(1).Report().Resources).Owners);

    [Fact]
    public void Owners_outside_of_the_process_stay()
    {
        var outside = new Owner(Party.OfProcess(99, 100));

        Assert.Equal([outside], Assert.Single(new Hang().Resource("mutex", ResourceKind.NamedMutex, outside).Waits(1, "mutex").Report().Resources).Owners);
    }

    [Fact]
    public void A_chain_ends_before_a_party_that_was_not_read() =>
        Assert.Equal([new(Party.OfThread(1), "gate")], Assert.Single(new Hang().Monitor("gate", 77).Waits(1, "gate").Report().Findings).Chain);

    [Fact]
    public void A_dead_thread_that_holds_something_is_listed_with_it() =>
        Assert.Equal(["gate"], Assert.Single(new Hang().Ended(5).Monitor("gate", 5).Report().Threads).Holds);

    [Fact]
    public void A_reader_holds_its_lock_once_however_often_it_is_listed() =>
        Assert.Equal(["rw"], Assert.Single(new Hang().Resource("rw", ResourceKind.ReaderWriterLock, Reads(1), Holds(1, OwnershipMode.Upgradeable)).Runs(1).Report().Threads).Holds);

    [Fact]
    public void Every_prefix_of_a_stream_gives_a_whole_report()
    {
        ProcessSnapshot whole = new Hang().Monitor("a", 1).Monitor("b", 2).Resource("task", ResourceKind.Task, HoldsFlow("f1")).Ended(9).Monitor("c", 9)
            .Waits(1, "b").Waits(2, ForAll("a", "c")).Waits(3, "task", Operation.Result).Flow("f1", For("b"), resumesOn: 3).Pool(1, 8, 1, 0).Snapshot();
        List<SnapshotItem> stream = [whole.Process, .. whole.Resources, .. whole.Threads, .. whole.Flows, whole.ThreadPool!, whole.Source];

        for (int length = 6; length <= stream.Count; length++)
        {
            var builder = new SnapshotBuilder(whole.CapturedAt);
            stream.Take(length).ToList().ForEach(builder.Add);
            ProcessReport report = ReportBuilder.Build(builder.Build("the target has gone")!, new ReportOptions());

            Assert.Empty(Harness.Contract.ContractCheck.Problems(Rendered(report)));
            Assert.Equal(length == stream.Count, report.Source.Complete);
        }
    }
}
