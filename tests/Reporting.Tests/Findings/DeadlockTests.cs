using Hangdump.Reporting.Findings;
using Hangdump.Reporting.Snapshot;
using static Hangdump.Reporting.Tests.Hang;

namespace Hangdump.Reporting.Tests.Findings;

public sealed class DeadlockTests
{
    [Fact]
    public void Two_threads_that_hold_what_the_other_wants_are_a_certain_deadlock()
    {
        Finding deadlock = Assert.Single(new Hang().Monitor("a", 7).Monitor("b", 9).Waits(7, "b").Waits(9, "a").Waits(12, "a", timeout: 500).Findings());

        Assert.Equal((FindingKind.Deadlock, Severity.Error, Certainty.Certain), (deadlock.Kind, deadlock.Severity, deadlock.Certainty));
        Assert.Equal([new WaitStep(Party.OfThread(7), "b"), new WaitStep(Party.OfThread(9), "a")], deadlock.Cycle);
        Assert.Equal([7, 9], deadlock.Threads);
        Assert.Equal(["b", "a"], deadlock.Resources);
        Assert.Equal([12], deadlock.BlockedBehind.Threads);
        Assert.Equal(
            "2 threads wait for each other: thread 7 waits for monitor Bank.b in Bank.Pay() (Bank.cs:47), which thread 9 holds; "
            + "thread 9 waits for monitor Bank.a in Bank.Pay() (Bank.cs:49), which thread 7 holds", deadlock.Summary);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(200)]
    public void A_ring_of_any_length_is_one_deadlock_with_every_member_once(int length)
    {
        var hang = new Hang();
        for (int id = 1; id <= length; id++) hang.Monitor("m" + id, id).Waits(id, "m" + (id % length + 1));

        Finding deadlock = Assert.Single(hang.Findings());

        Assert.Equal(Enumerable.Range(1, length), deadlock.Cycle.Select(step => step.Party.Thread!.Value));
    }

    [Fact]
    public void Two_separate_rings_are_two_deadlocks_with_different_ids()
    {
        IReadOnlyList<Finding> found = new Hang().Monitor("a", 1).Monitor("b", 2).Monitor("c", 3).Monitor("d", 4)
            .Waits(1, "b").Waits(2, "a").Waits(3, "d").Waits(4, "c").Findings();

        Assert.Equal([[1, 2], [3, 4]], found.Select(finding => finding.Threads));
        Assert.NotEqual(found[0].Id, found[1].Id);
    }

    [Fact]
    public void The_same_deadlock_keeps_its_id_when_thread_ids_and_addresses_change()
    {
        static Hang Of(int one, int other) => new Hang()
            .Monitor("a", one).Monitor("b", other).Waits(one, For("b"), "payer", method: "Bank.Pay()").Waits(other, For("a"), "auditor", method: "Bank.Audit()");

        Assert.Equal(Of(7, 9).Findings()[0].Id, new Hang().Runs(3).Findings().Concat(Of(31, 12).Findings()).Single().Id);
    }

    [Fact]
    public void One_owner_that_is_only_possible_makes_the_deadlock_possible() =>
        Assert.Equal(Certainty.Possible, Assert.Single(new Hang().Resource("a", ResourceKind.Semaphore, MayHold(7)).Monitor("b", 9).Waits(7, "b").Waits(9, "a").Findings()).Certainty);

    [Fact]
    public void One_wait_that_is_only_possible_makes_the_deadlock_possible() =>
        Assert.Equal(Certainty.Possible, Assert.Single(new Hang().Monitor("a", 7).Monitor("b", 9)
            .Waits(7, For("b") with { Certainty = Certainty.Possible }).Waits(9, "a").Findings()).Certainty);

    [Fact]
    public void A_lock_held_over_a_blocked_task_that_needs_it_is_a_deadlock_of_thread_and_runner()
    {
        Finding deadlock = Assert.Single(new Hang().Monitor("scope", 1).Resource("loading", ResourceKind.Task, Holds(5))
            .Waits(1, "loading", Operation.Result).Waits(5, "scope").Findings());

        Assert.Equal([1, 5], deadlock.Threads);
        Assert.Contains("Result", deadlock.Advice, StringComparison.Ordinal);
        Assert.Contains("HD1005", deadlock.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cycle_may_pass_through_async_flows()
    {
        Finding deadlock = Assert.Single(new Hang()
            .Monitor("gate", 1).Resource("work", ResourceKind.Task, HoldsFlow("f1")).Resource("inner", ResourceKind.Task, Holds(2))
            .Waits(1, "work", Operation.Result).Flow("f1", For("inner", Operation.Result)).Waits(2, "gate").Findings(FindingKind.Deadlock));

        Assert.Equal([1, 2], deadlock.Threads);
        Assert.Equal(["f1"], deadlock.Flows);
        Assert.Equal(3, deadlock.Cycle.Count);
    }

    [Fact]
    public void Flows_that_hold_each_others_semaphores_are_a_possible_deadlock()
    {
        Finding deadlock = Assert.Single(new Hang()
            .Resource("a", ResourceKind.Semaphore, HoldsFlow("f1", Certainty.Possible)).Resource("b", ResourceKind.Semaphore, HoldsFlow("f2", Certainty.Possible))
            .Runs(1).Flow("f1", For("b")).Flow("f2", For("a")).Findings());

        Assert.Equal((Certainty.Possible, Severity.Error), (deadlock.Certainty, deadlock.Severity));
        Assert.Equal(["f1", "f2"], deadlock.Flows);
    }

    [Fact]
    public void A_join_under_a_lock_that_the_joined_thread_needs_is_a_deadlock() =>
        Assert.Equal([1, 2], Assert.Single(new Hang().Monitor("gate", 1).Resource("t2", ResourceKind.Thread, Holds(2))
            .Waits(1, "t2", Operation.Join).Waits(2, "gate").Findings()).Threads);

    [Fact]
    public void Whoever_joins_a_member_stands_behind_and_is_no_member()
    {
        Finding deadlock = Assert.Single(new Hang().Monitor("a", 7).Monitor("b", 9).Resource("t7", ResourceKind.Thread, Holds(7))
            .Waits(7, "b").Waits(9, "a").Waits(1, "t7", Operation.Join).Findings());

        Assert.Equal([1], deadlock.BlockedBehind.Threads);
    }

    [Fact]
    public void Locks_of_one_class_are_to_be_ordered_by_a_key() =>
        Assert.Contains("HD1002", Assert.Single(new Hang()
            .Monitor("a", 7).With(lockOf => lockOf with { Name = "Bank.Account._gate" }).Monitor("b", 9).With(lockOf => lockOf with { Name = "Bank.Account._gate" })
            .Waits(7, "b").Waits(9, "a").Findings()).Advice, StringComparison.Ordinal);

    [Fact]
    public void Different_locks_are_to_be_taken_in_one_order() =>
        Assert.Contains("HD1001", Assert.Single(new Hang().Monitor("a", 7).Monitor("b", 9).Waits(7, "b").Waits(9, "a").Findings()).Advice, StringComparison.Ordinal);

    [Fact]
    public void A_static_constructor_in_the_cycle_is_what_the_advice_speaks_of() =>
        Assert.Contains("HD1008", Assert.Single(new Hang().Resource("Config", ResourceKind.TypeInitializer, Holds(1)).Resource("t2", ResourceKind.Thread, Holds(2))
            .Waits(1, "t2", Operation.Join).Waits(2, "Config").Findings()).Advice, StringComparison.Ordinal);
}
