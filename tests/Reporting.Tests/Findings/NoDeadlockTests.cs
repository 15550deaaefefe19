using Hangdump.Reporting.Findings;
using Hangdump.Reporting.Snapshot;
using static Hangdump.Reporting.Tests.Hang;

namespace Hangdump.Reporting.Tests.Findings;

/// <summary>What looks like a deadlock and can end.</summary>
public sealed class NoDeadlockTests
{
    private static void IsNone(Hang hang) =>
        Assert.DoesNotContain(hang.Findings(), finding => finding.Kind is FindingKind.Deadlock or FindingKind.SelfDeadlock or FindingKind.SyncOverAsync);

    [Fact]
    public void A_ring_with_one_time_limit() => IsNone(new Hang().Monitor("a", 7).Monitor("b", 9).Waits(7, "b").Waits(9, "a", timeout: 5000));

    [Fact]
    public void A_ring_with_a_time_limit_of_unknown_length() =>
        IsNone(new Hang().Monitor("a", 7).Monitor("b", 9).Waits(7, "b").Waits(9, For("a") with { TimeoutMilliseconds = null, IsLimited = true }));

    [Fact]
    public void A_ring_in_a_live_process_with_one_thread_that_stands_in_no_waiting_call() =>
        IsNone(new Hang().Monitor("a", 7).Monitor("b", 9).Waits(7, "b").Waits(9, For("a") with { TimeoutMilliseconds = null }));

    [Fact]
    public void A_core_file_does_not_tell_limits_so_there_an_unknown_one_is_only_possible() =>
        Assert.Equal(Certainty.Possible, Assert.Single(new Hang().Source(new SourceFacts { Method = ReadMethod.Core, Complete = true }).Monitor("a", 7).Monitor("b", 9)
            .Waits(7, "b").Waits(9, For("a") with { TimeoutMilliseconds = null }).Findings(FindingKind.Deadlock)).Certainty);

    [Fact]
    public void A_wait_for_any_of_several_of_which_one_is_free_to_come() =>
        IsNone(new Hang().Monitor("a", 7).Resource("b", ResourceKind.Mutex, Holds(9)).Resource("c", ResourceKind.Mutex, Holds(3)).Runs(3)
            .Waits(7, ForAny("b", "c")).Waits(9, "a"));

    [Fact]
    public void A_wait_for_any_of_several_of_which_one_has_nobody_known() =>
        IsNone(new Hang().Monitor("a", 7).Resource("b", ResourceKind.Mutex, Holds(9)).Resource("e", ResourceKind.Event).Waits(7, ForAny("b", "e")).Waits(9, "a"));

    [Fact]
    public void A_wait_for_any_of_several_of_which_one_was_not_read() =>
        IsNone(new Hang().Monitor("a", 7).Resource("b", ResourceKind.Mutex, Holds(9)).Waits(7, ForAny("b", "gone")).Waits(9, "a"));

    [Fact]
    public void A_wait_for_all_is_one_when_a_single_part_is() =>
        Assert.Single(new Hang().Monitor("a", 7).Resource("b", ResourceKind.Mutex, Holds(9)).Resource("c", ResourceKind.Mutex, Holds(3)).Runs(3)
            .Waits(7, ForAll("b", "c")).Waits(9, "a").Findings(FindingKind.Deadlock));

    [Fact]
    public void A_wait_for_any_is_one_when_every_alternative_is() =>
        Assert.NotEmpty(new Hang().Monitor("a", 7).Resource("b", ResourceKind.Mutex, Holds(9)).Resource("c", ResourceKind.Mutex, Holds(8))
            .Waits(7, ForAny("b", "c")).Waits(8, "a").Waits(9, "a").Findings(FindingKind.Deadlock));

    [Fact]
    public void Waiting_for_a_pulse_of_a_monitor_that_another_holds() =>
        IsNone(new Hang().Monitor("outer", 1).Monitor("inner", 2).Waits(1, "inner", Operation.Wait).Waits(2, "outer"));

    [Fact]
    public void A_pulsed_waiter_waits_for_the_owner_like_anybody_else() =>
        Assert.Single(new Hang().Monitor("outer", 1).Monitor("inner", 2)
            .Waits(1, For("inner", Operation.Wait, 100) with { Pulsed = true }).Waits(2, "outer").Findings(FindingKind.Deadlock));

    [Fact]
    public void A_semaphore_with_a_holder_that_runs() =>
        IsNone(new Hang().Resource("slots", ResourceKind.Semaphore, MayHold(1), MayHold(2), MayHold(3)).Monitor("a", 9)
            .Waits(1, "a").Waits(2, "a").Runs(3).Waits(9, "slots"));

    [Fact]
    public void A_semaphore_is_one_when_all_its_holders_are_stuck() =>
        Assert.NotEmpty(new Hang().Resource("slots", ResourceKind.Semaphore, MayHold(1), MayHold(2)).Monitor("a", 9)
            .Waits(1, "a").Waits(2, "a").Waits(9, "slots").Findings(FindingKind.Deadlock));

    [Fact]
    public void A_semaphore_with_more_slots_than_known_holders() =>
        IsNone(new Hang().Resource("slots", ResourceKind.Semaphore, MayHold(1)).With(slots => slots with { Details = Counts(0, 2) })
            .Monitor("a", 9).Waits(1, "a").Waits(9, "slots"));

    [Fact]
    public void A_semaphore_with_a_free_slot() =>
        IsNone(new Hang().Resource("slots", ResourceKind.Semaphore, MayHold(1)).With(slots => slots with { Details = Counts(1, 2) })
            .Monitor("a", 9).Waits(1, "a").Waits(9, "slots"));

    [Fact]
    public void A_semaphore_that_another_thread_releases_as_a_signal() =>
        IsNone(new Hang().Resource("slots", ResourceKind.Semaphore, MayHold(1)).Signalled(Party.OfThread(4)).Runs(4)
            .Monitor("a", 9).Waits(1, "a").Waits(9, "slots"));

    [Fact]
    public void Readers_of_which_each_waits_for_a_lock_of_another_reader_without_a_writer() =>
        IsNone(new Hang().Resource("rw", ResourceKind.ReaderWriterLock, Reads(1), Reads(2)).Monitor("a", 2).Waits(1, "a").Waits(2, "rw", Operation.Read));

    [Fact]
    public void A_writer_behind_readers_that_run() =>
        IsNone(new Hang().Resource("rw", ResourceKind.ReaderWriterLock, Reads(1), Reads(2)).Monitor("a", 9).Waits(9, "rw", Operation.Write).Runs(1).Waits(3, "a").Runs(2));

    [Fact]
    public void A_reader_held_off_by_a_writer_with_a_time_limit() =>
        IsNone(new Hang().Resource("rw", ResourceKind.ReaderWriterLock, Reads(1)).Monitor("a", 2)
            .Waits(1, "a").Waits(2, "rw", Operation.Read).Waits(3, "rw", Operation.Write, 500));

    [Fact]
    public void A_task_that_ends_by_a_timer() =>
        IsNone(new Hang().Monitor("gate", 1).Resource("delay", ResourceKind.Task, HoldsFlow("f1")).Resource("timer", ResourceKind.Task).With(timer => timer with { EndsBy = "timer" })
            .Waits(1, "delay", Operation.Result).Flow("f1", For("timer", Operation.Result)).Waits(2, "gate"));

    [Fact]
    public void A_thread_that_sleeps_or_reads_with_a_lock_held() =>
        IsNone(new Hang().Monitor("gate", 1).Waits(1, new Wait { Operation = Operation.Io, TimeoutMilliseconds = -1 }).Waits(2, "gate"));

    [Fact]
    public void An_owner_that_was_not_read() => IsNone(new Hang().Monitor("gate", 77).Waits(2, "gate"));

    [Fact]
    public void A_monitor_whose_recorded_owner_has_perhaps_the_id_of_one_that_has_ended() =>
        IsNone(new Hang().Monitor("gate", 5, Certainty.Possible).Resource("t6", ResourceKind.Thread, Holds(6)).Waits(5, "t6", Operation.Join).Waits(6, "gate"));

    [Fact]
    public void A_lock_whose_owner_enters_it_again() => IsNone(new Hang().Monitor("gate", 2).Waits(2, "gate"));

    [Fact]
    public void An_idle_worker_that_holds_something() =>
        IsNone(new Hang().Monitor("gate", 2).Idle(2).Resource("t3", ResourceKind.Thread, Holds(3)).Waits(3, "gate"));

    [Fact]
    public void A_join_of_a_thread_that_has_ended() =>
        IsNone(new Hang().Monitor("gate", 1).Ended(2).Resource("t2", ResourceKind.Thread, Holds(2)).Waits(1, "t2", Operation.Join).Waits(3, "gate"));

    [Fact]
    public void A_mutex_whose_owner_has_ended_since_the_system_takes_it_back() =>
        IsNone(new Hang().Resource("mutex", ResourceKind.Mutex, Holds(2)).Ended(2).Waits(3, "mutex"));

    [Fact]
    public void Consumers_that_wait_for_each_others_pulses() =>
        IsNone(new Hang().Monitor("q", 0).With(q => q with { Owners = [] }).Signalled(Party.OfThread(1), Party.OfThread(2))
            .Waits(1, "q", Operation.Wait).Waits(2, "q", Operation.Wait));

    [Fact]
    public void Stages_that_pass_items_round_and_wait_for_the_next() =>
        IsNone(new Hang().Resource("q1", ResourceKind.Collection).Signalled(Party.OfThread(2)).Resource("q2", ResourceKind.Collection).Signalled(Party.OfThread(1))
            .Waits(1, "q1", Operation.Take).Waits(2, "q2", Operation.Take));

    private static Dictionary<string, System.Text.Json.Nodes.JsonNode?> Counts(int current, int maximum) => new() { [DetailNames.Count] = current, [DetailNames.Maximum] = maximum };
}
