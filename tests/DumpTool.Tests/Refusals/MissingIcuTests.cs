using System.Diagnostics;
using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.Refusals;

/// <summary>Small container images have no ICU.</summary>
public sealed class MissingIcuTests
{
    private const string HideIcu = """
        for library in $(ldconfig -p | sed -n 's/.*libicu.*=> //p'); do mount --bind /dev/null "$library" || exit 1; done
        exec "$@"
        """;

    private static readonly string[] _withoutIcu = ["unshare", "--mount", "--propagation", "private", "sh", "-c", HideIcu, "sh"];

    public MissingIcuTests() => Assert.SkipUnless(ForeignUser.IsPossible, "needs root and unshare");

    [Fact]
    public void Process_is_read_on_a_machine_without_ICU()
    {
        using HangTarget target = HangTarget.Start("monitor-cycle", TargetRuntime.Net10);
        ToolResult result = ForeignUser.RunTool(_withoutIcu, $"{target.Pid}", "--json");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("\"deadlock\"", result.Output, StringComparison.Ordinal);
    }

    /// <summary>Else the test above would say nothing.</summary>
    [Fact]
    public void Program_that_needs_ICU_does_not_find_it()
    {
        ProcessStartInfo start = new(_withoutIcu[0], [.. _withoutIcu[1..], "dotnet", "msbuild", "-version"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "0";
        using Process process = Process.Start(start)!;
        Assert.Contains("ICU", process.StandardError.ReadToEnd() + process.StandardOutput.ReadToEnd(), StringComparison.Ordinal);
    }
}
