using System.Diagnostics;
using System.Text.Json;
using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.Survival;

/// <summary>Targets of unusual size are read whole or bounded.</summary>
public sealed class LargeTargetTests
{
    /// <summary>A machine that is busy with other tests may not come to the end of all threads in time; then the report says so.</summary>
    [Fact]
    public void Ten_thousand_threads_are_reported_or_what_is_missing_is_said()
    {
        const int threads = 10_000;
        using HangTarget target = HangTarget.Start("many-threads", TargetRuntime.Net10, CodeKind.Release, $"{threads}");
        ToolResult result = Tool.Run([$"{target.Pid}", "--json", "--timeout", "100s"]);
        Assert.True(result.ExitCode == 0, result.Error);
        JsonElement report = JsonDocument.Parse(result.Output).RootElement, source = report.GetProperty("source");
        int reported = report.GetProperty("threads").EnumerateArray().Count(thread => thread.GetProperty("name").GetString()?.StartsWith("blocked-", StringComparison.Ordinal) == true);
        if (source.GetProperty("complete").GetBoolean())
            Assert.Equal(threads, reported);
        else
            Assert.True(reported > 0, source.ToString());
    }

    [Theory]
    [InlineData(8)]
    [InlineData(10)]
    public void Deep_stack_is_cut_and_its_rest_counted(int runtime)
    {
        const int depth = 200_000, reported = 10_000;
        using HangTarget target = HangTarget.Start("deep-stack", TargetRuntime.OfMajor(runtime), CodeKind.Release, $"{depth}");
        ToolResult result = Tool.Run([$"{target.Pid}", "--json", "--timeout", "100s"]);
        Assert.True(result.ExitCode == 0, result.Error);
        JsonElement deep = JsonDocument.Parse(result.Output).RootElement.GetProperty("threads").EnumerateArray()
            .Single(thread => thread.GetProperty("name").GetString() == "deep");
        Assert.Equal(reported, deep.GetProperty("frames").GetArrayLength());
        Assert.InRange(deep.GetProperty("framesOmitted").GetInt32(), depth - reported, depth - reported + 20);
    }

    /// <summary>Each page that is read costs the target a part of its pause, and the reader memory.</summary>
    [Fact]
    public async Task Little_of_a_large_heap_is_read()
    {
        const int heapMegabytes = 512, allowedMegabytes = 256;
        using HangTarget target = HangTarget.Start("large-heap", TargetRuntime.Net10, CodeKind.Release, $"{heapMegabytes}");
        using Process front = Process.Start(Tool.Command($"{target.Pid}", "--json"))!;
        Task<string> output = front.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        long peak = 0;
        while (!front.HasExited)
            peak = Math.Max(peak, ThreadStates.Children(front.Id).Select(ThreadStates.PeakMegabytes).DefaultIfEmpty().Max());
        JsonElement report = JsonDocument.Parse(await output).RootElement;
        Assert.Contains(report.GetProperty("resources").EnumerateArray(), resource => resource.GetProperty("kind").GetString() == "monitor" && resource.GetProperty("name").ValueKind == JsonValueKind.Null);
        Assert.InRange(peak, 1, allowedMegabytes);
    }
}
