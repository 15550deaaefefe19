using Hangdump.Harness;

namespace Hangdump.Runtime.Tests.Hook;

/// <summary>What the variables <c>HANGDUMP_*</c> do.</summary>
public sealed class EnvironmentTests
{
    private static readonly TargetRuntime _runtime = TargetRuntime.Net10;

    [Fact]
    public void Off_means_that_nothing_of_ours_runs()
    {
        using WatchedTarget target = WatchedTarget.Start("monitor-cycle", _runtime, ("HANGDUMP_WATCH", "0")).UntilReady();
        Assert.DoesNotContain(target.Threads, name => name.StartsWith("Hangdump", StringComparison.Ordinal));
        Assert.DoesNotContain(target.Threads, name => name.StartsWith(".NET Long Run", StringComparison.Ordinal));
        target.Signal("QUIT");
        Assert.Equal(128 + 3, target.ExitCode());
        Assert.Empty(target.Error);
    }

    [Fact]
    public void Without_a_signal_the_program_ends_by_it_as_ever()
    {
        using WatchedTarget target = WatchedTarget.Start("healthy-idle-pool", _runtime, ("HANGDUMP_SIGNAL", "none")).UntilReady();
        target.Until(() => target.Threads.Contains("Hangdump watch"), "there is no watch");
        target.Signal("QUIT");
        Assert.Equal(128 + 3, target.ExitCode());
    }

    [Fact]
    public void A_value_that_cannot_be_read_is_told_and_the_program_starts()
    {
        using WatchedTarget target = WatchedTarget.Start("monitor-cycle", _runtime, ("HANGDUMP_THRESHOLD", "soon"), ("HANGDUMP_FORMAT", "xml"), ("HANGDUMP_SIGNAL", "SIGWHAT"), ("HANGDUMP_WATCH", "maybe"), ("HANGDUMP_INTERVAL", "-3s"), ("HANGDUMP_ON_DEADLOCK", "panic")).UntilReady();
        target.Until(() => target.Error.Contains("DEADLOCK", StringComparison.Ordinal), "the defaults did not hold");
        foreach (string name in new[] { "THRESHOLD is 'soon'", "FORMAT is 'xml'", "SIGNAL is 'SIGWHAT'", "WATCH is 'maybe'", "INTERVAL is '-3s'", "ON_DEADLOCK is 'panic'" })
            Assert.Single(target.Error.Split('\n'), line => line.StartsWith($"hangdump: HANGDUMP_{name}, which is not ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_deadlock_can_end_the_process()
    {
        using WatchedTarget target = WatchedTarget.Start("monitor-cycle", _runtime, ("HANGDUMP_ON_DEADLOCK", "exit"));
        Assert.Equal(134, target.ExitCode());
        target.Until(() => target.Reports.Count > 0, "it ended without a report");
        Assert.Single(target.Reports);
    }

    [Fact]
    public void A_file_is_for_its_owner_alone_and_holds_one_report_a_line()
    {
        using TemporaryFolder folder = new();
        string file = Path.Join(folder.Path, "hangs.json");
        using WatchedTarget target = WatchedTarget.Start("monitor-cycle", _runtime, ("HANGDUMP_OUTPUT", file));
        target.Until(() => File.Exists(file) && File.ReadAllText(file).EndsWith('\n'), "no file was written");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Single(File.ReadAllLines(file));
        Assert.Empty(target.Error);
    }

    [Fact]
    public void A_link_is_not_followed()
    {
        using TemporaryFolder folder = new();
        string link = Path.Join(folder.Path, "hangs.json"), other = Path.Join(folder.Path, "other");
        File.WriteAllText(other, "");
        File.CreateSymbolicLink(link, other);
        using WatchedTarget target = WatchedTarget.Start("monitor-cycle", _runtime, ("HANGDUMP_OUTPUT", link));
        target.Until(() => target.Reports.Count > 0, "the report was lost");
        Assert.Empty(File.ReadAllText(other));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_told_and_the_report_comes_all_the_same()
    {
        using WatchedTarget target = WatchedTarget.Start("monitor-cycle", _runtime, ("HANGDUMP_OUTPUT", "/proc/hangs.json"));
        target.Until(() => target.Reports.Count > 0, "the report was lost");
        Assert.Contains("hangdump: reports cannot be written to /proc/hangs.json: ", target.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("1", true)]
    public void Children_are_watched_only_if_asked(string asked, bool inherits)
    {
        using WatchedTarget target = WatchedTarget.Start("process-waits-for-child", _runtime, ("HANGDUMP_CHILDREN", asked)).UntilReady();
        string[] children = File.ReadAllText($"/proc/{target.Pid}/task/{target.Pid}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> all = Directory.EnumerateDirectories($"/proc/{target.Pid}/task").SelectMany(task => File.ReadAllText(task + "/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)).Concat(children).Distinct();
        string child = Assert.Single(all);
        Assert.Equal(inherits, File.ReadAllText($"/proc/{child}/environ").Contains("Hangdump.Preload", StringComparison.Ordinal));
    }
}
