using System.Text.Json;
using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.Via;

/// <summary><c>--via eventpipe</c>: stacks only.</summary>
public sealed class EventPipeTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    public void Stacks_are_shown_as_the_source_has_them_and_no_owner(int runtime)
    {
        TargetRuntime version = TargetRuntime.OfMajor(runtime);
        using HangTarget target = HangTarget.Start("monitor-cycle", version);
        ToolResult result = Tool.Run([$"{target.Pid}", "--json", "--via", "eventpipe"]);
        Assert.True(result.ExitCode == 0, result.Error);
        JsonElement report = JsonDocument.Parse(result.Output).RootElement, source = report.GetProperty("source");
        Assert.Equal(("process", "eventpipe", false), (source.GetProperty("kind").GetString(), source.GetProperty("method").GetString(), source.GetProperty("complete").GetBoolean()));
        Assert.Equal(version.Version, report.GetProperty("process").GetProperty("runtimeVersion").GetString());
        Assert.All(report.GetProperty("resources").EnumerateArray(), resource => Assert.Equal(0, resource.GetProperty("owners").GetArrayLength()));
        foreach (Actor actor in target.Actors.Values)
        {
            JsonElement thread = report.GetProperty("threads").EnumerateArray().Single(thread => thread.GetProperty("osId").GetInt32() == actor.OsId);
            Assert.Contains(thread.GetProperty("frames").EnumerateArray(), frame => frame.GetProperty("assembly").GetString() == "HangTargets");
            Assert.DoesNotContain(thread.GetProperty("frames").EnumerateArray(), frame => frame.GetProperty("method").GetString()!.Contains("<>c", StringComparison.Ordinal));
        }
    }
}
