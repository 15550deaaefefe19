using Hangdump.Reporting.Findings;
using Hangdump.Reporting.Snapshot;
using static Hangdump.Reporting.Tests.Hang;

namespace Hangdump.Reporting.Tests.Findings;

public sealed class ThreadPoolStarvationTests
{
    private static Hang Pool(int max = 3, int workers = 3, int queued = 40, int min = 2)
    {
        Hang hang = new Hang().Pool(min, max, workers, queued).Runs(1, kind: ThreadKind.Main)
            .Resource("reply", ResourceKind.Task).With(reply => reply with { EndsBy = "socket" });
        for (int id = 11; id < 11 + workers; id++)
        {
            hang.Resource("task" + id, ResourceKind.Task, HoldsFlow("f" + id)).Flow("f" + id, For("reply", Operation.Result))
                .Waits(id, For("task" + id, Operation.Result), kind: ThreadKind.ThreadPool, method: "Shop.Order(string)");
        }

        return hang;
    }

    [Fact]
    public void All_workers_of_a_full_pool_blocked_with_work_queued_is_an_error()
    {
        Finding found = Assert.Single(Pool().Findings());

        Assert.Equal((FindingKind.ThreadPoolStarvation, Severity.Error), (found.Kind, found.Severity));
        Assert.Equal([11, 12, 13], found.Threads);
        Assert.Contains("Shop.Order(string) (Bank.cs:51)", found.Summary, StringComparison.Ordinal);
        Assert.Contains("ends by a socket", found.Summary, StringComparison.Ordinal);
        Assert.Contains("await", found.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_waits_for_work_that_needs_the_pool_stands_behind()
    {
        Finding found = Assert.Single(Pool().Resource("queued", ResourceKind.Task, HoldsFlow("f1")).Flow("f1", null).Waits(2, "queued", Operation.Result).Findings());

        Assert.Contains("f1", found.BlockedBehind.Flows);
        Assert.Equal([2], found.BlockedBehind.Threads);
    }

    [Fact]
    public void Whoever_waits_for_a_queued_task_stands_behind_with_all_behind_it()
    {
        Finding found = Assert.Single(new Hang().Pool(1, 1, 1, 1).Monitor("cache", 5).Resource("refresh", ResourceKind.Task)
            .With(task => task with { Details = new Dictionary<string, System.Text.Json.Nodes.JsonNode?> { [DetailNames.Status] = "WaitingToRun" } })
            .Resource("t5", ResourceKind.Thread, Holds(5)).Waits(1, "t5", Operation.Join).Waits(5, "refresh", Operation.Result)
            .Waits(11, For("cache"), kind: ThreadKind.ThreadPool).Findings());

        Assert.Equal(Severity.Error, found.Severity);
        Assert.Equal([1, 5], found.BlockedBehind.Threads);
    }

    [Fact]
    public void A_pool_that_can_still_grow_is_a_warning() => Assert.Equal(Severity.Warning, Assert.Single(Pool(max: 100).Findings()).Severity);

    [Fact]
    public void A_pool_below_its_minimum_grows_at_once() => Assert.Empty(Pool(max: 100, min: 8).Findings(FindingKind.ThreadPoolStarvation));

    [Fact]
    public void Nothing_queued_is_no_starvation() => Assert.Empty(Pool(queued: 0).Findings(FindingKind.ThreadPoolStarvation));

    [Fact]
    public void An_idle_worker_is_no_starvation() => Assert.Empty(Pool(max: 4).Pool(2, 4, 4, 40).Idle(20).Findings(FindingKind.ThreadPoolStarvation));

    [Fact]
    public void A_running_worker_is_no_starvation() =>
        Assert.Empty(Pool(max: 4).Pool(2, 4, 4, 40).Runs(20, kind: ThreadKind.ThreadPool).Findings(FindingKind.ThreadPoolStarvation));

    [Fact]
    public void A_worker_with_a_time_limit_is_no_starvation() =>
        Assert.Empty(Pool().Pool(2, 4, 4, 40).Waits(20, For("reply", Operation.Result, 100), kind: ThreadKind.ThreadPool).Findings(FindingKind.ThreadPoolStarvation));

    [Fact]
    public void A_worker_that_was_not_read_is_no_starvation() => Assert.Empty(Pool().Pool(2, 4, 4, 40).Findings(FindingKind.ThreadPoolStarvation));

    [Fact]
    public void Workers_behind_a_lock_of_a_thread_that_runs_are_no_error()
    {
        Hang hang = new Hang().Pool(2, 2, 2, 5).Monitor("gate", 1).Runs(1)
            .Waits(11, For("gate"), kind: ThreadKind.ThreadPool).Waits(12, For("gate"), kind: ThreadKind.ThreadPool);

        Assert.Equal(Severity.Warning, Assert.Single(hang.Findings(FindingKind.ThreadPoolStarvation)).Severity);
        Assert.Empty(hang.Pool(2, 100, 2, 5).Findings(FindingKind.ThreadPoolStarvation));
    }
}
