using System.Text.Json;
using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.Cli;

public sealed class PsTests(DeadlockedProcess target) : IClassFixture<DeadlockedProcess>
{
    [Fact]
    public void The_table_shows_a_process_with_runtime_and_masked_command_line()
    {
        var result = Tool.Run("ps");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var lines = result.Output.Split('\n');
        Assert.Matches(@"^PID +RUNTIME +READABLE +COMMAND$", lines[0]);
        var line = Assert.Single(lines, line => line.StartsWith(target.Pid + " ", StringComparison.Ordinal));
        Assert.Matches($@"^{target.Pid} +10\.0\.\d+ +yes +\S*HangTargets monitor-cycle --password=\*\*\*$", line);
        Assert.Equal(lines[0].IndexOf("COMMAND", StringComparison.Ordinal), line.IndexOf(line[line.LastIndexOf("  ", StringComparison.Ordinal)..].Trim(), StringComparison.Ordinal));
    }

    [Fact]
    public void Json_says_the_same()
    {
        using var list = JsonDocument.Parse(Tool.Run("ps", "--json").Output);

        var process = Assert.Single(list.RootElement.EnumerateArray(), process => process.GetProperty("id").GetInt32() == target.Id);
        Assert.Equal("HangTargets", process.GetProperty("name").GetString());
        Assert.StartsWith("10.0.", process.GetProperty("runtimeVersion").GetString(), StringComparison.Ordinal);
        Assert.True(process.GetProperty("readable").GetBoolean());
        Assert.EndsWith("--password=***", process.GetProperty("commandLine").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_runtime_shows_its_own_version()
    {
        foreach (var runtime in TargetRuntime.All)
        {
            using var process = HangTarget.Start("monitor-cycle", runtime);

            Assert.Contains(Tool.Run("ps").Output.Split('\n'), line => line.StartsWith($"{process.Pid} ", StringComparison.Ordinal) && line.Contains($" {runtime.Version} ", StringComparison.Ordinal));
        }
    }
}
