using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.Refusals;

/// <summary>Who may not read a process is told the actual cause; who may, may.</summary>
public sealed class PermissionTests
{
    public PermissionTests() => Assert.SkipUnless(ForeignUser.IsPossible, "needs root and setpriv");

    [Fact]
    public void Another_users_process()
    {
        using HangTarget target = HangTarget.Start("monitor-cycle", TargetRuntime.Net10);
        RefusalAssert.IsRefused(ForeignUser.RunTool(ForeignUser.Switches, $"{target.Pid}"), $"belongs to another user (0, we are {ForeignUser.Id})", $"sudo dotnet-hangdump {target.Pid}");
    }

    [Fact]
    public void Non_dumpable_process_of_the_same_user()
    {
        using HangTarget target = StartAsForeignUser("non-dumpable");
        RefusalAssert.IsRefused(ForeignUser.RunTool(ForeignUser.Switches, $"{target.Pid}"), "non-dumpable", $"sudo dotnet-hangdump {target.Pid}");
    }

    [Fact]
    public void Root_with_fewer_capabilities_than_the_process()
    {
        using HangTarget target = HangTarget.Start("monitor-cycle", TargetRuntime.Net10);
        RefusalAssert.IsRefused(ForeignUser.RunTool(["setpriv", "--bounding-set=-sys_ptrace", "--inh-caps=-sys_ptrace"], $"{target.Pid}"), "capabilities that we lack", "SYS_PTRACE");
    }

    [Theory]
    [InlineData("as root")]
    [InlineData("as root without SYS_PTRACE", "setpriv", "--bounding-set=-sys_ptrace", "--inh-caps=-sys_ptrace")]
    [InlineData("as the same user", "setpriv", "--reuid=54321", "--regid=54321", "--clear-groups", "--no-new-privs", "--bounding-set=-all")]
    public void Process_of_an_ordinary_user_is_read(string reader, params string[] setpriv)
    {
        using HangTarget target = StartAsForeignUser("monitor-cycle");
        ToolResult result = ForeignUser.RunTool(setpriv.Length == 0 ? ["env"] : setpriv, $"{target.Pid}", "--json");
        Assert.True(result.ExitCode == 0, $"{reader}: {result.Error}");
        Assert.Contains("\"deadlock\"", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Process_in_another_pid_namespace_is_read()
    {
        using HangTarget target = HangTarget.StartThrough(["unshare", "--fork", "--pid"], "monitor-cycle", TargetRuntime.Net10);
        int pid = Survival.ThreadStates.Children(target.Pid).Single();
        Assert.Contains($"NSpid:\t{pid}\t1\n", File.ReadAllText($"/proc/{pid}/status"), StringComparison.Ordinal);
        ToolResult result = Tool.Run([$"{pid}", "--json"]);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("\"deadlock\"", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Process_in_another_mount_namespace_is_read()
    {
        using HangTarget target = HangTarget.StartThrough(["unshare", "--mount", "--propagation", "private"], "monitor-cycle", TargetRuntime.Net10);
        ToolResult result = Tool.Run([$"{target.Pid}", "--json"]);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("\"deadlock\"", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Process_that_proc_hides()
    {
        using HangTarget target = HangTarget.Start("monitor-cycle", TargetRuntime.Net10);
        ToolResult result = ForeignUser.RunTool(
            ["unshare", "--mount", "--propagation", "private", "sh", "-c", "mount -t proc -o hidepid=2 proc /proc && exec \"$@\"", "sh", .. ForeignUser.Switches], $"{target.Pid}");
        RefusalAssert.IsRefused(result, "/proc is mounted with hidepid", $"sudo dotnet-hangdump {target.Pid}");
    }

    [Theory]
    [InlineData("a seccomp filter forbids ptrace", SeccompFilter.Ptrace)]
    [InlineData("a seccomp filter forbids ptrace", SeccompFilter.Ptrace, SeccompFilter.ProcessVmReadv)]
    public void Reader_in_a_container_that_forbids_ptrace(string cause, params uint[] forbidden)
    {
        using HangTarget target = HangTarget.Start("monitor-cycle", TargetRuntime.Net10);
        RefusalAssert.IsRefused(SeccompFilter.Under(forbidden, () => Tool.Run($"{target.Pid}")), cause, "seccomp=unconfined");
    }

    private static HangTarget StartAsForeignUser(string scenario) => HangTarget.StartThrough(ForeignUser.Switches, scenario, TargetRuntime.Net10);
}
