using Hangdump.Harness;

namespace Hangdump.Runtime.Tests.Api;

/// <summary>What Python's faulthandler does, and must do when everything is stuck.</summary>
public sealed class ThreadDumpTests
{
    public static TheoryData<int> Runtimes => [8, 10, 11];

    [Theory, MemberData(nameof(Runtimes))]
    public void A_dump_goes_to_a_writer_a_stream_and_a_descriptor(int major)
    {
        using WatchedTarget target = Start(major, "write");
        target.UntilSays("--- done");
        string[] dumps = target.Output.Split("---\n");
        Assert.Equal(3, dumps.Length);
        Assert.All(dumps, dump =>
        {
            Assert.Contains("found 1 deadlock", dump, StringComparison.Ordinal);
            Assert.Contains("WatchedProgram.Locks.Nest(object, object, CountdownEvent)   Locks.cs:", dump, StringComparison.Ordinal);
            Assert.Contains("monitor WatchedProgram.Locks.First", dump, StringComparison.Ordinal);
        });
    }

    [Theory, MemberData(nameof(Runtimes))]
    public void A_pipe_that_nobody_reads_holds_nobody_up(int major)
    {
        using WatchedTarget target = Start(major, "unread");
        target.UntilSays("done");
    }

    [Theory, MemberData(nameof(Runtimes))]
    public void After_a_time_it_is_written_again_and_again(int major)
    {
        using WatchedTarget target = Start(major, "after", "500", "repeat");
        target.Until(() => Count(target.Error, "Timeout (0:00:00.500000)!\n") >= 3, "it was not repeated");
        Assert.Contains("found 1 deadlock", target.Error, StringComparison.Ordinal);
        Assert.False(target.HasExited);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public void After_a_time_the_process_ends_however_stuck_it_is(int major)
    {
        using WatchedTarget target = Start(major, "after", "1000", "exit");
        Assert.Equal(1, target.ExitCode());
        target.Until(() => Count(target.Error, "Timeout (0:00:01)!\n") == 1, "it ended without a word");
    }

    [Theory]
    [InlineData("cancelled")]
    [InlineData("replaced")]
    public void One_that_was_cancelled_or_replaced_is_not_written(string command)
    {
        using WatchedTarget target = Start(10, command);
        Assert.Equal(1, target.ExitCode());
        target.Until(() => Count(target.Error, "Timeout (0:00:00.900000)!\n") == 1, "the second was not written");
        Assert.Equal(1, Count(target.Error, "Timeout ("));
    }

    [Theory, MemberData(nameof(Runtimes))]
    public void A_signal_is_answered_though_the_pool_is_starved(int major)
    {
        using WatchedTarget target = Start(major, "signal", "SIGQUIT", "starved");
        target.UntilSays("ready");
        for (int asked = 1; asked <= 2; asked++)
        {
            target.Signal("QUIT");
            target.Until(() => Count(target.Error, "THREADS  ") == asked, "the signal was not answered");
        }

        target.Send("off");
        target.UntilSays("off");
        target.Signal("QUIT");
        Assert.Equal(128 + 3, target.ExitCode());
    }

    [Fact]
    public void Another_signal_can_be_named()
    {
        using WatchedTarget target = Start(10, "signal", "SIGCONT");
        target.UntilSays("ready");
        target.Signal("CONT");
        target.Until(() => Count(target.Error, "THREADS  ") == 1, "the signal was not answered");
    }

    [Fact]
    public void A_chained_signal_does_what_it_does_afterwards()
    {
        using WatchedTarget target = Start(10, "signal", "SIGQUIT", "chain");
        target.UntilSays("ready");
        target.Signal("QUIT");
        Assert.Equal(128 + 3, target.ExitCode());
        target.Until(() => Count(target.Error, "THREADS  ") == 1, "the signal was not answered");
    }

    private static WatchedTarget Start(int major, string command, params string[] arguments) => WatchedTarget.StartApi(TargetRuntime.OfMajor(major), command, arguments);

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
