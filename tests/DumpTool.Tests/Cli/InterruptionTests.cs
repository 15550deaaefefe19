using System.Diagnostics;
using System.Runtime.InteropServices;
using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.Cli;

public sealed class InterruptionTests(DeadlockedProcess target) : IClassFixture<DeadlockedProcess>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_signal_while_the_worker_stands_still_ends_both(bool isInterrupt)
    {
        using var tool = Process.Start(Tool.Command(target.Pid))!;
        // A worker that never goes on: only the signal can end the tool before its timeout.
        Poll.Until(() => target.Workers().Any(), "no worker was started");
        foreach (var worker in target.Workers().ToList())
            Processes.Send(Signal.Stop, worker);

        Processes.Send(isInterrupt ? Signal.Interrupt : Signal.Terminate, tool.Id);

        Finish(tool).AssertRefused(130, "interrupted");
        target.AssertRunsOn();
    }

    [Fact]
    public void A_signal_at_any_moment_ends_the_tool_and_leaves_the_process_alone()
    {
        for (var delay = 0; delay < 1_000; delay += 90)
        {
            using var tool = Process.Start(Tool.Command(target.Pid))!;
            Thread.Sleep(delay);
            if (!tool.HasExited)
                Processes.Send(Signal.Interrupt, tool.Id);
            var result = Finish(tool);

            Assert.True(result.ExitCode == 130 || (result.ExitCode == 0 && result.Output.Contains("DEADLOCK", StringComparison.Ordinal)), $"after {delay} ms: {result}");
            target.AssertRunsOn();
        }
    }

    [Fact]
    public void A_signal_while_nobody_reads_the_report_ends_the_tool()
    {
        // A pipe that is full already, so that the tool stands in its write.
        var command = new ProcessStartInfo("bash", ["-c", $"exec > >(exec sleep 60); head -c 65536 /dev/zero; exec dotnet exec {Tool.Path} {target.Pid}"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var tool = Process.Start(command)!;
        Poll.Until(() => StandsInWrite(tool.Id), "the tool never wrote");

        Processes.Send(Signal.Interrupt, tool.Id);

        Assert.True(tool.WaitForExit(TimeSpan.FromSeconds(30)));
        Assert.Equal(130, tool.ExitCode);
    }

    /// <summary>Whether the main thread is inside the system call <c>write</c>.</summary>
    private static bool StandsInWrite(int process)
    {
        var write = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? "1 " : "64 ";
        return File.ReadAllText($"/proc/{process}/syscall").StartsWith(write, StringComparison.Ordinal);
    }

    private static ToolResult Finish(Process tool)
    {
        var output = tool.StandardOutput.ReadToEndAsync();
        var error = tool.StandardError.ReadToEndAsync();
        if (!tool.WaitForExit(TimeSpan.FromSeconds(60)))
        {
            tool.Kill(entireProcessTree: true);
            Assert.Fail("the tool did not end");
        }

        return new ToolResult(tool.ExitCode, output.Result, error.Result);
    }
}
