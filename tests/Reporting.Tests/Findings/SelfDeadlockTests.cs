using Hangdump.Reporting.Findings;
using Hangdump.Reporting.Snapshot;
using static Hangdump.Reporting.Tests.Hang;

namespace Hangdump.Reporting.Tests.Findings;

public sealed class SelfDeadlockTests
{
    [Fact]
    public void A_semaphore_entered_twice_is_a_possible_one_and_the_advice_says_that_it_is_not_reentrant()
    {
        Finding found = Assert.Single(new Hang().Resource("slot", ResourceKind.Semaphore, MayHold(1)).Waits(1, "slot").Waits(2, "slot").Findings());

        Assert.Equal((FindingKind.SelfDeadlock, Certainty.Possible, Severity.Error), (found.Kind, found.Certainty, found.Severity));
        Assert.Equal([1], found.Threads);
        Assert.Equal([2], found.BlockedBehind.Threads);
        Assert.Contains("not reentrant", found.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_thread_that_joins_itself_is_a_certain_one() =>
        Assert.Equal((FindingKind.SelfDeadlock, Certainty.Certain), Assert.Single(new Hang().Resource("t1", ResourceKind.Thread, Holds(1))
            .Waits(1, "t1", Operation.Join).Findings()) is var found ? (found.Kind, found.Certainty) : default);

    [Fact]
    public void A_task_that_waits_for_itself_is_a_certain_one() =>
        Assert.Equal(FindingKind.SelfDeadlock, Assert.Single(new Hang().Resource("task", ResourceKind.Task, Holds(1)).Waits(1, "task", Operation.Result).Findings()).Kind);

    [Fact]
    public void A_second_holder_that_runs_makes_it_none() =>
        Assert.Empty(new Hang().Resource("slots", ResourceKind.Semaphore, MayHold(1), MayHold(2)).Waits(1, "slots").Runs(2).Findings(FindingKind.SelfDeadlock));

    [Fact]
    public void A_time_limit_makes_it_none() =>
        Assert.Empty(new Hang().Resource("slot", ResourceKind.Semaphore, MayHold(1)).Waits(1, "slot", timeout: 100).Findings(FindingKind.SelfDeadlock));
}
