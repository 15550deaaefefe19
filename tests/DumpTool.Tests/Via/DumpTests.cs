using System.Text.Json;
using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.Via;

/// <summary><c>--via dump</c>: the runtime writes a core file, which is read and deleted.</summary>
public sealed class DumpTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    public void Core_file_shows_the_same_deadlock_and_is_deleted(int runtime)
    {
        using HangTarget target = HangTarget.Start("monitor-cycle", TargetRuntime.OfMajor(runtime));
        ToolResult result = Tool.Run([$"{target.Pid}", "--json", "--via", "dump"]);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("core file of about", result.Error, StringComparison.Ordinal);
        JsonElement report = JsonDocument.Parse(result.Output).RootElement;
        Assert.Equal(("process", "core"), (report.GetProperty("source").GetProperty("kind").GetString(), report.GetProperty("source").GetProperty("method").GetString()));
        JsonElement deadlock = report.GetProperty("findings").EnumerateArray().Single(finding => finding.GetProperty("kind").GetString() == "deadlock");
        Assert.Equal("certain", deadlock.GetProperty("certainty").GetString());
        Assert.False(File.Exists(CorePath(result)), "the core file is still there");
    }

    [Fact]
    public void Runtime_that_takes_no_orders_is_refused_with_the_way_that_works()
    {
        using HangTarget target = HangTarget.StartThrough(["env", "DOTNET_EnableDiagnostics=0"], "monitor-cycle", TargetRuntime.Net10);
        Refusals.RefusalAssert.IsRefused(Tool.Run([$"{target.Pid}", "--via", "dump"]), "DOTNET_EnableDiagnostics=0", $"dotnet-hangdump {target.Pid}");
        Assert.Equal(0, Tool.Run([$"{target.Pid}", "--json"]).ExitCode);
    }

    private static string CorePath(ToolResult result) =>
        result.Error.Split(' ', ';').First(word => word.EndsWith(".core", StringComparison.Ordinal));
}
