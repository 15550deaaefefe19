using Hangdump.Reporting.Findings;
using Hangdump.Reporting.Snapshot;
using static Hangdump.Reporting.Tests.Hang;

namespace Hangdump.Reporting.Tests.Findings;

public sealed class OrphanedLockTests
{
    [Fact]
    public void A_monitor_of_a_thread_that_has_ended_holds_up_whoever_wants_it()
    {
        Finding orphan = Assert.Single(new Hang().Ended(5).Monitor("gate", 5).Waits(7, "gate").Resource("t7", ResourceKind.Thread, Holds(7)).Waits(1, "t7", Operation.Join)
            .Findings());

        Assert.Equal((FindingKind.OrphanedLock, Severity.Error, Certainty.Certain), (orphan.Kind, orphan.Severity, orphan.Certainty));
        Assert.Empty(orphan.Threads);
        Assert.Equal(["gate"], orphan.Resources);
        Assert.Equal([1, 7], orphan.BlockedBehind.Threads);
    }

    [Fact]
    public void Of_a_holder_only_the_kernels_id_may_be_known()
    {
        var hang = new Hang().Resource("gate", ResourceKind.Lock, new Owner(Party.OfOsThread(4999))).Waits(7, "gate");

        Assert.Contains("4999", Assert.Single(hang.Findings()).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_holder_nothing_may_be_known() =>
        Assert.Equal([7], Assert.Single(new Hang().Resource("gate", ResourceKind.Monitor).With(gate => gate with { IsAbandoned = true }).Waits(7, "gate").Findings())
            .BlockedBehind.Threads);

    [Fact]
    public void That_its_holder_has_ended_is_certain_even_where_it_may_have_been_another()
    {
        Finding orphan = Assert.Single(new Hang().Ended(5).Resource("gate", ResourceKind.Monitor, new Owner(Party.OfThread(5), Certainty: Certainty.Possible))
            .With(gate => gate with { IsAbandoned = true }).Waits(7, "gate").Findings());

        Assert.Equal((Severity.Error, Certainty.Certain), (orphan.Severity, orphan.Certainty));
        Assert.Contains("is held by a thread that has ended, perhaps thread 5", orphan.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_locks_of_one_dead_thread_have_each_their_own_waiters() =>
        Assert.Equal([[7], [8]], new Hang().Ended(5).Monitor("a", 5).Monitor("b", 5).Waits(7, "a").Waits(8, "b").Findings().Select(finding => finding.BlockedBehind.Threads));

    [Fact]
    public void A_dead_thread_that_owns_nothing_is_not_listed() => Assert.Equal([7], new Hang().Ended(5).Runs(7).Report().Threads.Select(thread => thread.Id));

    [Fact]
    public void A_lock_whose_holder_lives_is_none() => Assert.Empty(new Hang().Monitor("gate", 5).Runs(5).Waits(7, "gate").Findings(FindingKind.OrphanedLock));

    [Fact]
    public void A_living_thread_with_the_id_of_the_dead_one_is_not_taken_for_it() =>
        Assert.Empty(new Hang().Ended(5).Runs(5).Monitor("gate", 5).Waits(7, "gate").Findings(FindingKind.OrphanedLock));
}
