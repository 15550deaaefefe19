using System.Diagnostics;
using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.Cli;

public sealed class WrongUsageTests(DeadlockedProcess target) : IClassFixture<DeadlockedProcess>
{
    [Theory]
    [InlineData("no process id given")]
    [InlineData("'abc' is not a process id", "abc")]
    [InlineData("-5 is not a process id", "-5")]
    [InlineData("0 is not a process id", "0")]
    [InlineData("99999999999999999999 is not a process id", "99999999999999999999")]
    [InlineData("'' is not a process id", "")]
    [InlineData("'0x10' is not a process id", "-p", "0x10")]
    [InlineData("option '-p' needs a value", "-p")]
    [InlineData("two process ids given: 4711 and 4712", "4711", "-p", "4712")]
    [InlineData("unexpected argument '4712'", "4711", "4712")]
    [InlineData("unknown option '--nonsense'", "--nonsense")]
    [InlineData("unknown option '--nonsense'", "4711", "--nonsense")]
    [InlineData("'xml' is not a value of --format", "4711", "-f", "xml")]
    [InlineData("--json contradicts --format text", "4711", "--json", "-f", "text")]
    [InlineData("'some' is not a value of --stacks", "4711", "--stacks", "some")]
    [InlineData("'5' is not a time for --timeout", "4711", "--timeout", "5")]
    [InlineData("'-5s' is not a time for --timeout", "4711", "--timeout", "-5s")]
    [InlineData("'0s' is not a time for --max-pause", "4711", "--max-pause", "0s")]
    [InlineData("'1e9s' is not a time for --max-pause", "4711", "--max-pause", "1e9s")]
    [InlineData("'guess' is not a value of --via", "4711", "--via", "guess")]
    [InlineData("the file '/no/such/dac.so' given to --dac does not exist", "4711", "--dac", "/no/such/dac.so")]
    [InlineData("'/' given to --dac is a directory", "4711", "--dac", "/")]
    [InlineData("option '-o' needs a value", "4711", "-o")]
    [InlineData("'--tree' after --output looks like an option", "4711", "-o", "--tree")]
    [InlineData("'4711' does not belong to the command 'ps'", "4711", "ps")]
    [InlineData("<shell> is missing", "completion")]
    [InlineData("no completion script for 'tcsh'", "completion", "tcsh")]
    public void Wrong_arguments_are_refused(string because, params string[] arguments) => Tool.Run(arguments).AssertRefused(2, because);

    [Theory]
    [InlineData("--deep")]
    [InlineData("--tree")]
    [InlineData("--samples")]
    [InlineData("--interval")]
    public void What_is_not_built_is_an_unknown_option(string option) => Tool.Run(target.Pid, option).AssertRefused(2, $"unknown option '{option}'");

    [Fact]
    public void A_wrong_option_after_a_process_id_leaves_the_process_alone()
    {
        Tool.Run(target.Pid, "--color", "pink").AssertRefused(2, "'pink' is not a value of --color");
        target.AssertRunsOn();
    }

    [Fact]
    public void It_does_not_read_itself()
    {
        var shell = new ProcessStartInfo("sh", ["-c", $"exec dotnet exec {Tool.Path} $$"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };

        Tool.Run(shell).AssertRefused(2, "is this dotnet-hangdump itself");
    }

    [Theory]
    [InlineData(1_999_999_999)]
    public void A_number_that_no_process_has_is_no_wrong_usage(int pid) =>
        Tool.Run(pid.ToString(System.Globalization.CultureInfo.InvariantCulture)).AssertRefused(3, "no");
}
