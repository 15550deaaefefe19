using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.Cli;

internal static class Refusals
{
    /// <summary>That a run was refused as the contract says: exit code, nothing on standard output, two lines on standard error.</summary>
    public static void AssertRefused(this ToolResult result, int exitCode, string because)
    {
        Assert.Equal("", result.Output);
        var lines = result.Error.TrimEnd('\n').Split('\n');
        Assert.True(lines.Length == 2, result.Error);
        Assert.StartsWith("error: ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("  ", lines[1], StringComparison.Ordinal);
        Assert.Contains(because, lines[0], StringComparison.Ordinal);
        Assert.Equal(exitCode, result.ExitCode);
    }
}
