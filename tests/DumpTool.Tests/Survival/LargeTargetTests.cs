using System.Text.Json;
using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.Survival;

/// <summary>Targets of unusual size are read whole or bounded.</summary>
public sealed class LargeTargetTests
{
    [Fact]
    public void Ten_thousand_threads_are_reported()
    {
        using HangTarget target = HangTarget.Start("many-threads", TargetRuntime.Net10, CodeKind.Release, "10000");
        ToolResult result = Tool.Run([$"{target.Pid}", "--json", "--timeout", "100s"]);
        Assert.True(result.ExitCode == 0, result.Error);
        JsonElement report = JsonDocument.Parse(result.Output).RootElement;
        Assert.True(report.GetProperty("source").GetProperty("complete").GetBoolean(), report.GetProperty("source").ToString());
        Assert.Equal(10_000, report.GetProperty("threads").EnumerateArray().Count(thread => thread.GetProperty("name").GetString()?.StartsWith("blocked-", StringComparison.Ordinal) == true));
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
}
