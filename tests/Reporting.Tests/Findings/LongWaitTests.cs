using Hangdump.Reporting.Findings;
using Hangdump.Reporting.Snapshot;
using static Hangdump.Reporting.Tests.Hang;

namespace Hangdump.Reporting.Tests.Findings;

public sealed class LongWaitTests
{
    [Fact]
    public void A_chain_leads_through_owners_to_one_that_runs()
    {
        Finding wait = Assert.Single(new Hang().Monitor("gate", 2).Resource("t3", ResourceKind.Thread, Holds(3))
            .Waits(1, "gate").Waits(2, "t3", Operation.Join).Runs(3, "importer").Findings());

        Assert.Equal((FindingKind.LongWait, Severity.Info, Certainty.Certain), (wait.Kind, wait.Severity, wait.Certainty));
        Assert.Equal([new(Party.OfThread(1), "gate"), new(Party.OfThread(2), "t3"), new WaitStep(Party.OfThread(3), null)], wait.Chain);
        Assert.Equal([1, 2, 3], wait.Threads);
    }

    [Fact]
    public void Threads_that_hang_on_the_same_end_share_one_finding()
    {
        Finding wait = Assert.Single(new Hang().Monitor("gate", 9).Waits(1, "gate").Waits(2, "gate").Waits(3, "gate").Runs(9).Findings());

        Assert.Equal([1, 9], wait.Threads);
        Assert.Equal([2, 3], wait.BlockedBehind.Threads);
    }

    [Fact]
    public void Threads_that_wait_for_a_signal_of_nobody_known_are_all_members()
    {
        Finding wait = Assert.Single(new Hang().Resource("done", ResourceKind.Event).Waits(1, "done", Operation.Signal).Waits(2, "done", Operation.Signal).Findings());

        Assert.Equal([1, 2], wait.Threads);
        Assert.Contains("Set", wait.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Threads_that_do_the_same_for_a_thing_of_their_own_share_one_finding()
    {
        var hang = new Hang();
        for (int id = 1; id <= 3; id++) hang.Resource("task" + id, ResourceKind.Task).Waits(id, "task" + id, Operation.Result);

        Finding wait = Assert.Single(hang.Findings());

        Assert.Equal([1, 2, 3], wait.Threads);
        Assert.Equal(["task1", "task2", "task3"], wait.Resources);
    }

    [Fact]
    public void A_condition_leads_to_the_one_thread_that_runs_code_of_the_same_class_and_is_only_possible()
    {
        Frame[] queue = [Frame("System.Threading.Monitor.Wait(object)", 0), Frame("Log.Enqueue()", 0) with { Type = "Log", Assembly = "Microsoft.Log" }, Frame("Bank.Pay()", 41)];
        Frame[] writer = [Frame("Write()", 0) with { Type = "Interop.Sys" }, Frame("Log.Process()", 0) with { Type = "Log", Assembly = "Microsoft.Log" }];
        var io = new Wait { Operation = Operation.Io, TimeoutMilliseconds = -1, Detail = "writes to a pipe" };
        ThreadSnapshot Order(int id) => new()
        {
            Id = id, OsId = id, Name = $"order-{id}", Kind = ThreadKind.User, State = Hangdump.Reporting.Snapshot.ThreadState.Waiting, WaitsFor = For("queue", Operation.Wait), Frames = queue,
        };
        Hang hang = new Hang().Resource("queue", ResourceKind.Monitor).Thread(Order(1)).Thread(Order(2)).Thread(Order(3)).Thread(new ThreadSnapshot
        {
            Id = 9, OsId = 9, Name = "console", Kind = ThreadKind.User, State = Hangdump.Reporting.Snapshot.ThreadState.Running, WaitsFor = io, Frames = writer,
        });

        Finding wait = Assert.Single(hang.Findings());

        Assert.Equal([1, 9], wait.Threads);
        Assert.Equal([2, 3], wait.BlockedBehind.Threads);
        Assert.Equal(Certainty.Possible, wait.Certainty);
        Assert.Contains("pipe", wait.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ring_that_a_time_limit_opens_is_told_as_such() => Assert.Contains(
        "time limit", Assert.Single(new Hang().Monitor("a", 7).Monitor("b", 9).Waits(7, "b").Waits(9, "a", timeout: 5000).Findings()).Advice, StringComparison.Ordinal);

    [Fact]
    public void A_ring_of_idle_stages_is_one_finding() => Assert.Single(new Hang()
        .Resource("q1", ResourceKind.Collection).Signalled(Party.OfThread(2)).Resource("q2", ResourceKind.Collection).Signalled(Party.OfThread(1))
        .Waits(1, "q1", Operation.Take).Waits(2, "q2", Operation.Take).Findings());

    [Fact]
    public void A_thread_of_the_waiters_class_that_waits_behind_it_is_not_who_signals_it()
    {
        Finding wait = Assert.Single(new Hang().Monitor("door", 5).Resource("shelf", ResourceKind.Monitor).Waits(5, "shelf", Operation.Wait).Waits(6, "door").Findings());

        Assert.Equal([new(Party.OfThread(6), "door"), new(Party.OfThread(5), "shelf")], wait.Chain);
    }

    [Fact]
    public void What_a_deadlock_explains_is_no_long_wait() =>
        Assert.Empty(new Hang().Monitor("a", 1).Monitor("b", 2).Waits(1, "b").Waits(2, "a").Waits(3, "a").Findings(FindingKind.LongWait));

    [Fact]
    public void Idle_threads_sleepers_time_limits_and_the_runtimes_own_threads_are_none() =>
        Assert.Empty(new Hang().Idle(1).Idle(2, ThreadKind.Main).Waits(3, new Wait { Operation = Operation.Sleep, TimeoutMilliseconds = -1 })
            .Resource("done", ResourceKind.Event).Waits(4, "done", Operation.Signal, 1000).Waits(5, For("done", Operation.Signal), kind: ThreadKind.Other).Findings());

    [Fact]
    public void A_semaphore_of_nobody_known_is_said_to_be_not_reentrant() =>
        Assert.Contains("not reentrant", Assert.Single(new Hang().Resource("slot", ResourceKind.Semaphore).Waits(1, "slot").Findings()).Advice, StringComparison.Ordinal);
}
