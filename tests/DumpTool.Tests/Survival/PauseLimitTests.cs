using System.Diagnostics;
using System.Text.Json;
using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.Survival;

/// <summary>The target stands still no longer than the user allows, and what that costs is said.</summary>
public sealed class PauseLimitTests
{
    private const int Tries = 5;

    /// <summary>To stop and to copy two thousand threads takes many times the limit.</summary>
    [Theory]
    [InlineData(8)]
    [InlineData(10)]
    public void Hung_process_is_read_whole_within_a_pause_that_is_too_short_to_stop_it(int runtime)
    {
        using HangTarget target = HangTarget.Start("lock-crowd", TargetRuntime.OfMajor(runtime));
        List<JsonElement> free = Reports(target, "1s"), limited = Reports(target, "1ms");
        Assert.True(MedianPause(limited) * 8 < MedianPause(free), $"{MedianPause(limited)} ms with a limit of 1 ms, {MedianPause(free)} ms without");
        // A thread of the runtime that wakes up in between, at every try, is bad luck: not five times.
        JsonElement whole = limited.FirstOrDefault(report => report.GetProperty("source").GetProperty("complete").GetBoolean());
        Assert.Equal(JsonValueKind.Object, whole.ValueKind);
        Assert.Equal(Findings(free[0]), Findings(whole));
        Assert.Equal(Named(free[0]), Named(whole));
    }

    [Fact]
    public void What_a_busy_process_withholds_from_a_short_pause_is_said()
    {
        using RunningTarget target = new(TargetRuntime.Net10);
        foreach (JsonElement report in Reports(target.Target, "1ms"))
        {
            JsonElement source = report.GetProperty("source");
            Assert.False(source.GetProperty("complete").GetBoolean());
            Assert.Contains(source.GetProperty("notes").EnumerateArray(), note => note.GetString()!.Contains("--max-pause", StringComparison.Ordinal));
            Assert.Empty(report.GetProperty("findings").EnumerateArray());
            Assert.NotEmpty(report.GetProperty("threads").EnumerateArray());
        }
        target.AssertRunsOn();
    }

    /// <summary>The rest of the process does not stand still until the limit because of one thread that would not stop.</summary>
    [Fact]
    public void Thread_that_cannot_be_stopped_is_not_waited_for()
    {
        using HangTarget target = HangTarget.Start("unstoppable-thread", TargetRuntime.Net10);
        Assert.Contains(ThreadStates.Of(target.Pid), thread => thread.State == 'D');
        List<JsonElement> reports = Reports(target, "5s");
        Assert.True(MedianPause(reports) < 5_000 / 4, $"{MedianPause(reports)} ms");
        Assert.All(reports, report =>
        {
            Assert.True(report.GetProperty("source").GetProperty("complete").GetBoolean());
            JsonElement stuck = report.GetProperty("threads").EnumerateArray().Single(thread => thread.GetProperty("name").GetString() == "starts-child");
            Assert.Contains(stuck.GetProperty("frames").EnumerateArray(), frame => frame.GetProperty("method").GetString()!.Contains("StartChild", StringComparison.Ordinal));
        });
    }

    /// <summary>Its threads need their turn to be stopped, and hardly get one.</summary>
    [Fact]
    public void Process_that_gets_no_processor_is_reported_with_its_threads()
    {
        string heartbeat = Path.GetTempFileName();
        using HangTarget target = HangTarget.StartThrough(["nice", "-n", "19"], "chaos", TargetRuntime.Net10, heartbeat);
        List<Process> rivals = [.. Enumerable.Range(0, Environment.ProcessorCount + 1).Select(_ => Process.Start("sh", ["-c", "while :; do :; done"]))];
        try
        {
            Assert.All(Reports(target, "1s"), report => Assert.NotEmpty(report.GetProperty("threads").EnumerateArray()));
        }
        finally
        {
            rivals.ForEach(rival => rival.Kill());
            File.Delete(heartbeat);
        }
    }

    private static List<JsonElement> Reports(HangTarget target, string limit) =>
    [
        .. Enumerable.Range(0, Tries).Select(_ =>
        {
            ToolResult result = Tool.Run([$"{target.Pid}", "--json", "--max-pause", limit]);
            Assert.True(result.ExitCode == 0, result.Error);
            return JsonDocument.Parse(result.Output).RootElement;
        }),
    ];

    private static double MedianPause(List<JsonElement> reports) =>
        reports.Select(report => report.GetProperty("source").GetProperty("pauseMilliseconds").GetDouble()).Order().ElementAt(Tries / 2);

    private static IEnumerable<string?> Findings(JsonElement report) =>
        report.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("kind").GetString()).Order();

    private static int Named(JsonElement report) =>
        report.GetProperty("threads").EnumerateArray().Count(thread => thread.GetProperty("name").ValueKind == JsonValueKind.String);
}
