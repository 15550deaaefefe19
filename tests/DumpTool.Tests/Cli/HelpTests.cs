using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.Cli;

public sealed class HelpTests
{
    private static readonly string[] _built =
    [
        "--format", "-f", "--json", "--output", "-o", "--stacks", "--timeout", "--max-pause", "--via", "--dac", "--exit-code", "--show-secrets",
        "--color", "--verbose", "-v", "--version", "--help", "-h", "--process-id", "-p", "ps", "completion",
    ];

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("4711 --help")]
    public void The_help_names_what_is_built_with_examples(string arguments)
    {
        var result = Tool.Run(arguments.Split(' '));

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.All(_built, word => Assert.Matches($@"(^|\s){word}[\s,]", result.Output));
        Assert.Contains("Examples:", result.Output, StringComparison.Ordinal);
        Assert.Contains("130", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--deep")]
    [InlineData("--samples")]
    [InlineData("--interval")]
    [InlineData("--tree")]
    [InlineData("html")]
    [InlineData("mermaid")]
    [InlineData("dot")]
    [InlineData("open")]
    [InlineData("watch")]
    [InlineData("run --")]
    public void The_help_names_nothing_that_is_not_built(string word) =>
        Assert.DoesNotMatch($@"(^|[\s|<]){word}([\s|>]|$)", Tool.Run("--help").Output);

    [Fact]
    public void The_version_is_that_of_the_assembly()
    {
        var result = Tool.Run("--version");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", result.Output);
    }
}
