using Hangdump.Harness;

namespace Hangdump.Runtime.Tests.Api;

/// <summary>The watch that a program starts itself.</summary>
public sealed class HangWatchTests
{
    public static TheoryData<int> Runtimes => [8, 10, 11];

    [Theory, MemberData(nameof(Runtimes))]
    public void A_deadlock_is_told_to_the_program(int major)
    {
        using WatchedTarget target = Start(major, "watch");
        target.UntilSays("ready");
        target.Send("go");
        target.UntilSays("report Deadlock Certain");
    }

    [Theory, MemberData(nameof(Runtimes))]
    public void One_that_was_there_before_is_told_at_once(int major)
    {
        using WatchedTarget target = Start(major, "watch-late");
        target.UntilSays("report Deadlock Certain");
    }

    [Theory, MemberData(nameof(Runtimes))]
    public void A_lock_that_changed_hands_unseen_is_found_later(int major)
    {
        using WatchedTarget target = Start(major, "watch-barging");
        target.UntilSays("ready");
        target.Send("go");
        target.UntilSays("report Deadlock Certain");
    }

    [Theory, MemberData(nameof(Runtimes))]
    public void A_stuck_lock_is_told_and_taken_back_when_it_gets_free(int major)
    {
        using WatchedTarget target = Start(major, "watch-stuck");
        target.UntilSays("report LongWait");
        target.Send("go");
        target.UntilSays("got it");
        target.UntilSays("resolved LongWait");
    }

    [Theory, MemberData(nameof(Runtimes))]
    public void Another_listener_that_blocks_does_not_matter(int major)
    {
        using WatchedTarget target = Start(major, "watch-blocked-listener");
        target.UntilSays("ready");
        target.Send("go");
        target.UntilSays("report Deadlock Certain");
    }

    [Theory, MemberData(nameof(Runtimes))]
    public void Waits_that_are_given_up_are_no_deadlock(int major)
    {
        using WatchedTarget target = Start(major, "watch-attempts");
        target.Until(() => target.Output.Split("gave up").Length > 10, "nobody gave up");
        Assert.DoesNotContain("report", target.Output, StringComparison.Ordinal);
        Assert.False(target.HasExited);
    }

    [Fact]
    public void A_handler_that_fails_is_told_and_the_watch_goes_on()
    {
        using WatchedTarget target = Start(10, "watch-failing-handler");
        target.UntilSays("ready");
        target.Send("go");
        target.Until(() => target.Error.Contains("hangdump: the application's handler of a report failed: InvalidOperationException: the handler is broken\n", StringComparison.Ordinal), "nothing was told");
        Assert.False(target.HasExited);
    }

    [Fact]
    public void The_programs_own_watch_takes_the_place_of_the_hooks()
    {
        using WatchedTarget both = WatchedTarget.Start(PublishedTargets.WatchedProgram(TargetRuntime.Net10), ["watch"]);
        both.UntilSays("ready");
        both.Send("go");
        both.UntilSays("report Deadlock Certain");
        both.Until(() => WatchThreads(both) == 1, "both watches run");
        Assert.Empty(both.Reports);
    }

    [Fact]
    public void A_watch_that_was_stopped_is_gone()
    {
        using WatchedTarget target = Start(10, "watch-stopped");
        target.UntilSays("ready");
        target.Until(() => WatchThreads(target) == 0, "the watch still runs");
    }

    private static int WatchThreads(WatchedTarget target) => target.Threads.Count(name => name == "Hangdump watch");

    private static WatchedTarget Start(int major, string command) => WatchedTarget.StartApi(TargetRuntime.OfMajor(major), command);
}
