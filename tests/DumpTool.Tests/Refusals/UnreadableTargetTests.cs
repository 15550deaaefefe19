using System.Diagnostics;
using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.Refusals;

/// <summary>What is no readable .NET process is refused with its cause.</summary>
public sealed class UnreadableTargetTests
{
    [Fact]
    public void Missing_process() => RefusalAssert.IsRefused(Tool.Run(["4194000"]), "no process 4194000", "dotnet-hangdump ps");

    [Fact]
    public void Thread_of_the_kernel()
    {
        Assert.SkipUnless(File.Exists("/proc/2/comm"), "no kernel threads are visible here");
        RefusalAssert.IsRefused(Tool.Run(["2"]), "thread of the kernel", "dotnet-hangdump ps");
    }

    [Fact]
    public void Process_without_dotnet()
    {
        using Process sleep = Process.Start("sleep", ["60"]);
        try
        {
            RefusalAssert.IsRefused(Tool.Run([$"{sleep.Id}"]), "does not run .NET", "dotnet-hangdump ps");
        }
        finally
        {
            sleep.Kill();
        }
    }

    /// <summary>Our own worker is such a program; it stays in its first write, to a pipe that is full.</summary>
    [Fact]
    public void Process_compiled_to_machine_code()
    {
        using var folder = new TemporaryFolder();
        string worker = Repository.PathOf("artifacts", "tool", Repository.Configuration, "Hangdump.Worker.Native");
        const string BlockInWrite = "mkfifo \"$1\" && exec 3<>\"$1\" && head -c 65536 /dev/zero >&3 && exec \"$2\" 4194000 ptrace 1000 60000 >&3";
        using Process process = Process.Start(new ProcessStartInfo("sh", ["-c", BlockInWrite, "sh", Path.Combine(folder.Path, "full"), worker]) { RedirectStandardInput = true })!;
        try
        {
            Assert.True(SpinWait.SpinUntil(() => IsRunning(process, worker) && IsWriting(process), TimeSpan.FromSeconds(30)));
            RefusalAssert.IsRefused(Tool.Run($"{process.Id}"), "is compiled with NativeAOT", "thread apply all backtrace");
        }
        finally
        {
            process.Kill();
        }

        static bool IsRunning(Process process, string program) => new FileInfo($"/proc/{process.Id}/exe").LinkTarget == program;

        static bool IsWriting(Process process) => File.ReadAllText($"/proc/{process.Id}/syscall").StartsWith("1 0x1 ", StringComparison.Ordinal);
    }

    [Fact]
    public void Zombie()
    {
        // The shell's child ends while the shell, replaced by a program that knows nothing of it, never collects it.
        using Process parent = Process.Start("sh", ["-c", "sh -c 'exit 0' & exec sleep 60"]);
        try
        {
            int child = 0;
            Assert.True(SpinWait.SpinUntil(() => (child = Survival.ThreadStates.Children(parent.Id).FirstOrDefault(IsZombie)) != 0, TimeSpan.FromSeconds(10)));
            RefusalAssert.IsRefused(Tool.Run([$"{child}"]), "zombie", "parent");
        }
        finally
        {
            parent.Kill();
        }

        static bool IsZombie(int pid) => Survival.ThreadStates.Of(pid).All(thread => thread.State == 'Z');
    }

    [Fact]
    public void Thread_instead_of_its_process()
    {
        using HangTarget target = HangTarget.Start("sleeping", TargetRuntime.Net10);
        RefusalAssert.IsRefused(Tool.Run([$"{target["napping"].OsId}"]), $"a thread of process {target.Pid}", $"dotnet-hangdump {target.Pid}");
    }

    [Fact]
    public void Process_under_a_debugger()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/strace"), "strace is not installed");
        using HangTarget target = HangTarget.Start("sleeping", TargetRuntime.Net10);
        using Process tracer = Process.Start("strace", ["-qq", "-e", "trace=none", "-e", "signal=none", "-p", $"{target.Pid}"]);
        try
        {
            Assert.True(SpinWait.SpinUntil(() => Survival.ThreadStates.Of(target.Pid).Any(thread => thread.Tracer == tracer.Id), TimeSpan.FromSeconds(10)));
            RefusalAssert.IsRefused(Tool.Run([$"{target.Pid}"]), $"traced by process {tracer.Id} (strace)", $"dotnet-hangdump {target.Pid}");
        }
        finally
        {
            tracer.Kill();
        }
    }
}
