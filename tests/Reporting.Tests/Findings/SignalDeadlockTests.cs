using Hangdump.Reporting.Findings;
using Hangdump.Reporting.Snapshot;
using static Hangdump.Reporting.Tests.Hang;

namespace Hangdump.Reporting.Tests.Findings;

public sealed class SignalDeadlockTests
{
    private static Hang LockedOut() => new Hang().Monitor("outer", 1).Resource("inner", ResourceKind.Monitor).Signalled(Party.OfThread(2));

    [Fact]
    public void A_pulser_that_needs_the_waiters_outer_lock_is_a_possible_deadlock()
    {
        Finding deadlock = Assert.Single(LockedOut().Waits(1, "inner", Operation.Wait).Waits(2, "outer").Findings());

        Assert.Equal((FindingKind.Deadlock, Certainty.Possible, Severity.Error), (deadlock.Kind, deadlock.Certainty, deadlock.Severity));
        Assert.Contains("Monitor.Wait", deadlock.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_pulser_that_runs_resolves_it() =>
        Assert.Empty(LockedOut().With(inner => inner with { Signallers = [Party.OfThread(2), Party.OfThread(3)] })
            .Waits(1, "inner", Operation.Wait).Waits(2, "outer").Runs(3).Findings(FindingKind.Deadlock));

    [Fact]
    public void A_second_pulser_that_wants_the_monitor_first_resolves_it() =>
        Assert.Empty(LockedOut().With(inner => inner with { Signallers = [Party.OfThread(2), Party.OfThread(3)], Owners = [Holds(4)] })
            .Waits(1, "inner", Operation.Wait).Waits(2, "outer").Waits(3, "inner").Runs(4).Findings(FindingKind.Deadlock));

    [Fact]
    public void A_pulse_with_a_time_limit_resolves_it() =>
        Assert.Empty(LockedOut().Waits(1, "inner", Operation.Wait, 1000).Waits(2, "outer").Findings(FindingKind.Deadlock));

    [Fact]
    public void Nobody_looked_for_pulsers_so_nothing_is_claimed() =>
        Assert.Empty(LockedOut().With(inner => inner with { Signallers = null }).Waits(1, "inner", Operation.Wait).Waits(2, "outer").Findings(FindingKind.Deadlock));

    [Theory]
    [InlineData(ResourceKind.Event)]
    [InlineData(ResourceKind.Countdown)]
    [InlineData(ResourceKind.Barrier)]
    public void A_signal_that_only_a_thread_behind_the_waiter_could_give(ResourceKind kind) =>
        Assert.Equal([1, 2], Assert.Single(new Hang().Monitor("gate", 1).Resource("done", kind).Signalled(Party.OfThread(2))
            .Waits(1, "done", Operation.Signal).Waits(2, "gate").Findings(FindingKind.Deadlock)).Threads);

    [Fact]
    public void An_event_that_is_set_already_blocks_nobody() =>
        Assert.Empty(new Hang().Monitor("gate", 1).Resource("done", ResourceKind.Event).Signalled(Party.OfThread(2))
            .With(done => done with { Details = new Dictionary<string, System.Text.Json.Nodes.JsonNode?> { [DetailNames.Count] = 1 } })
            .Waits(1, "done", Operation.Signal).Waits(2, "gate").Findings(FindingKind.Deadlock));

    [Fact]
    public void Two_events_of_which_each_is_set_after_the_other() =>
        Assert.Equal(Certainty.Possible, Assert.Single(new Hang()
            .Resource("e1", ResourceKind.Event).Signalled(Party.OfThread(2)).Resource("e2", ResourceKind.Event).Signalled(Party.OfThread(1))
            .Waits(1, "e1", Operation.Signal).Waits(2, "e2", Operation.Signal).Findings(FindingKind.Deadlock)).Certainty);

    [Fact]
    public void Two_full_queues_of_which_each_is_emptied_by_who_fills_the_other() =>
        Assert.Equal(Certainty.Possible, Assert.Single(new Hang()
            .Resource("forth", ResourceKind.Collection).Signalled(Party.OfThread(2)).Resource("back", ResourceKind.Collection).Signalled(Party.OfThread(1))
            .Waits(1, "forth", Operation.Add).Waits(2, "back", Operation.Add).Findings(FindingKind.Deadlock)).Certainty);
}
