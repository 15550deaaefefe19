using Hangdump.Reporting.Findings;
using Hangdump.Reporting.Snapshot;
using static Hangdump.Reporting.Tests.Hang;

namespace Hangdump.Reporting.Tests.Findings;

public sealed class SyncOverAsyncTests
{
    private static Hang Blocked(int? resumesOn) => new Hang().Resource("task", ResourceKind.Task, HoldsFlow("f1"))
        .Resource("reply", ResourceKind.Task).With(reply => reply with { EndsBy = "socket" })
        .Waits(1, For("task", Operation.Result), "ui").Flow("f1", For("reply", Operation.Result), resumesOn);

    [Fact]
    public void A_flow_that_must_come_back_to_the_blocked_thread_is_certain_even_while_its_leaf_can_end()
    {
        Finding found = Assert.Single(Blocked(resumesOn: 1).Waits(2, "task", Operation.Result).Findings());

        Assert.Equal((FindingKind.SyncOverAsync, Severity.Error, Certainty.Certain), (found.Kind, found.Severity, found.Certainty));
        Assert.Equal([1], found.Threads);
        Assert.Equal(["f1"], found.Flows);
        Assert.Equal([2], found.BlockedBehind.Threads);
        Assert.Contains("await", found.Advice, StringComparison.Ordinal);
        Assert.Contains("ConfigureAwait(false)", found.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Also_through_an_inner_flow_that_is_ready() =>
        Assert.Equal(["f1", "f2"], Assert.Single(new Hang().Resource("task", ResourceKind.Task, HoldsFlow("f1")).Resource("inner", ResourceKind.Task, HoldsFlow("f2"))
            .Waits(1, "task", Operation.Result).Flow("f1", For("inner", Operation.Result)).Flow("f2", null, resumesOn: 1).Findings()).Flows);

    [Fact]
    public void A_flow_that_any_pool_thread_can_continue_is_none() => Assert.Empty(Blocked(resumesOn: null).Findings(FindingKind.SyncOverAsync));

    [Fact]
    public void A_flow_that_needs_another_thread_which_runs_is_none() => Assert.Empty(Blocked(resumesOn: 3).Runs(3).Findings(FindingKind.SyncOverAsync));

    [Fact]
    public void A_block_with_a_time_limit_is_none() =>
        Assert.Empty(new Hang().Resource("task", ResourceKind.Task, HoldsFlow("f1")).Waits(1, "task", Operation.Result, 1000).Flow("f1", null, resumesOn: 1)
            .Findings(FindingKind.SyncOverAsync));

    [Fact]
    public void A_lock_that_the_context_thread_wants_closes_the_ring_too() =>
        Assert.Equal([1], Assert.Single(new Hang().Monitor("gate", 2).Resource("task", ResourceKind.Task, HoldsFlow("f1"))
            .Waits(1, "gate").Waits(2, "task", Operation.Result).Flow("f1", null, resumesOn: 1).Findings(FindingKind.SyncOverAsync)).Threads.Take(1));

    [Fact]
    public void The_last_pool_threads_block_on_tasks_that_need_one()
    {
        Hang hang = new Hang().Pool(min: 1, max: 1, workers: 1, queued: 0).Resource("task", ResourceKind.Task, HoldsFlow("f1"))
            .Resource("delay", ResourceKind.Task).With(delay => delay with { EndsBy = "timer" })
            .Waits(4, For("task", Operation.Result), kind: ThreadKind.ThreadPool).Flow("f1", For("delay", Operation.Result));

        Assert.Equal((FindingKind.SyncOverAsync, Certainty.Possible), Assert.Single(hang.Findings()) is var found ? (found.Kind, found.Certainty) : default);
    }
}
