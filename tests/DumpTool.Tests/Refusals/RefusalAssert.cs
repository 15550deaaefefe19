using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.Refusals;

internal static class RefusalAssert
{
    /// <summary>Exit code 3, nothing on standard output, one line that names the cause, one line of advice.</summary>
    public static void IsRefused(ToolResult result, string cause, string advice)
    {
        Assert.True(result.ExitCode == 3, $"exit code {result.ExitCode}: {result.Error}");
        Assert.Empty(result.Output);
        string[] lines = result.Error.TrimEnd('\n').Split('\n');
        Assert.True(lines.Length == 2, result.Error);
        Assert.Contains(cause, lines[0], StringComparison.Ordinal);
        Assert.Contains(advice, lines[1], StringComparison.Ordinal);
    }
}
