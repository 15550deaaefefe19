using System.Diagnostics;
using System.Text.RegularExpressions;
using Hangdump.Harness;
using Hangdump.Harness.Contract;

namespace Hangdump.DumpTool.Tests.Cli;

public sealed class ReportTests(DeadlockedProcess target) : IClassFixture<DeadlockedProcess>
{
    [Fact]
    public void A_bare_process_id_gives_the_text_report()
    {
        var result = Tool.Run(target.Pid);

        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("\nDEADLOCK (certain)  2 threads\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("MonitorCycle.cs:", result.Output, StringComparison.Ordinal);
        Assert.Contains("--password=***", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', result.Output);
        target.AssertRunsOn();
    }

    [Theory]
    [InlineData("{0} --json")]
    [InlineData("--json {0}")]
    [InlineData("-p {0} -f json")]
    [InlineData("--process-id={0} --format=json")]
    [InlineData("--format json -o - {0}")]
    public void Options_stand_where_they_like(string commandLine)
    {
        var result = Tool.Run(commandLine.Replace("{0}", target.Pid, StringComparison.Ordinal).Split(' '));

        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        Assert.Empty(ContractCheck.Problems(result.Output));
    }

    [Theory]
    [InlineData("--timeout", "1m")]
    [InlineData("--max-pause", "2500ms")]
    [InlineData("--via", "ptrace")]
    public void Options_that_change_the_reading_are_obeyed(string option, string value) =>
        Assert.Contains("DEADLOCK", Tool.Run(target.Pid, option, value).Output, StringComparison.Ordinal);

    [Fact]
    public void The_exit_code_says_that_it_hangs_only_where_asked() =>
        Assert.Equal((1, 0), (Tool.Run(target.Pid, "--exit-code").ExitCode, Tool.Run(target.Pid).ExitCode));

    [Fact]
    public void The_exit_code_of_a_healthy_process_is_zero()
    {
        using var healthy = HangTarget.Start("healthy-idle-pool", TargetRuntime.Net10);

        Assert.Equal(0, Tool.Run(healthy.Pid.ToString(System.Globalization.CultureInfo.InvariantCulture), "--exit-code").ExitCode);
    }

    [Fact]
    public void Secrets_are_shown_only_where_asked()
    {
        Assert.Contains("--password=hunter2", Tool.Run(target.Pid, "--show-secrets").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", Tool.Run(target.Pid, "--json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Stacks_can_be_left_out()
    {
        Assert.Contains("at Program.Main", Tool.Run(target.Pid).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("at Program.Main", Tool.Run(target.Pid, "--stacks", "none").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "--color always")]
    [InlineData(true, "--color always", "NO_COLOR=1")]
    [InlineData(true, "", "FORCE_COLOR=1")]
    [InlineData(false, "", "FORCE_COLOR=0")]
    [InlineData(false, "", "FORCE_COLOR=1", "NO_COLOR=1")]
    [InlineData(false, "--color never", "FORCE_COLOR=1")]
    [InlineData(false, "--color auto")]
    public void Colour_is_used_where_it_is_wanted(bool isColoured, string options, params string[] environment)
    {
        ProcessStartInfo command = Tool.Command([target.Pid, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        foreach (var variable in new[] { "NO_COLOR", "FORCE_COLOR" })
            command.Environment.Remove(variable);
        foreach (var setting in environment)
            command.Environment[setting.Split('=')[0]] = setting.Split('=')[1];

        Assert.Equal(isColoured, Tool.Run(command).Output.Contains('\e'));
    }

    [Fact]
    public void A_terminal_gets_colours_and_lines_that_fit_and_no_other_control_sequences()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "needs script(1) for a terminal");
        var terminal = new ProcessStartInfo("script", ["-qec", $"stty cols 70; dotnet exec {Tool.Path} {target.Pid} 2>/dev/null", "/dev/null"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        terminal.Environment["TERM"] = "xterm-256color";
        terminal.Environment.Remove("NO_COLOR");

        var output = Tool.Run(terminal).Output;

        Assert.Contains("\e[1;31mDEADLOCK\e[0m", output, StringComparison.Ordinal);
        var plain = Regex.Replace(output, "\e\\[[0-9;]*m", "");
        Assert.DoesNotContain('\e', plain);
        Assert.All(plain.Split('\n'), line => Assert.True(line.TrimEnd('\r').Length <= 70, line));
    }

    [Fact]
    public void Verbose_tells_times_on_standard_error() =>
        Assert.Matches(@"^read in \d+ ms, analysed and written in \d+ ms\n$", Tool.Run(target.Pid, "-v").Error);
}
