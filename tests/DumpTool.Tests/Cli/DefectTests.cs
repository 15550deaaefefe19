using System.Diagnostics;
using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.Cli;

/// <summary>What nobody expects, here a broken installation, is told in two lines too.</summary>
public sealed class DefectTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hangdump-broken-").FullName;

    public DefectTests()
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(Tool.Path)!))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(_folder, "System.CommandLine.dll"), "broken");
    }

    [Fact]
    public void A_defect_is_told_in_two_lines_without_a_stack_trace() => Run("--help").AssertRefused(4, "a defect of dotnet-hangdump: ");

    [Fact]
    public void Verbose_shows_the_stack_trace_of_a_defect()
    {
        var result = Run("-v", "--help");

        Assert.Equal((4, ""), (result.ExitCode, result.Output));
        Assert.Contains("   at Hangdump.DumpTool.EntryPoint", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ToolResult Run(params string[] arguments) => Tool.Run(new ProcessStartInfo("dotnet", ["exec", Path.Combine(_folder, "dotnet-hangdump.dll"), .. arguments])
    {
        RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
    });
}
