using System.Diagnostics;
using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.Survival;

/// <summary>A target that somebody has stopped is read and stays stopped.</summary>
public sealed class StoppedTargetTests
{
    [Fact]
    public void Target_under_SIGSTOP_is_read_and_stays_stopped()
    {
        using HangTarget target = HangTarget.Start("monitor-cycle", TargetRuntime.Net10);
        Signal("STOP", target.Pid);
        Assert.True(SpinWait.SpinUntil(() => ThreadStates.Of(target.Pid).All(thread => thread.State == 'T'), TimeSpan.FromSeconds(10)));
        ToolResult result = Tool.Run([$"{target.Pid}", "--json"]);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("\"deadlock\"", result.Output, StringComparison.Ordinal);
        Assert.All(ThreadStates.Of(target.Pid), thread => Assert.Equal(('T', 0), thread));
        Signal("CONT", target.Pid);
        Assert.True(SpinWait.SpinUntil(() => ThreadStates.Of(target.Pid).All(thread => thread.State != 'T'), TimeSpan.FromSeconds(10)));
    }

    private static void Signal(string signal, int pid) => Process.Start("kill", [$"-{signal}", $"{pid}"]).WaitForExit();
}
