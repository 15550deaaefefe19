using Hangdump.Capture.Attach.Linux;
using Hangdump.Capture.Runtimes;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Capture.Attach;

/// <summary>Who is let in: a process that is there, alive, readable, and runs a .NET runtime that we know. Everything else is refused with its cause.</summary>
internal static class TargetAdmission
{
    private const string ListCommand = "list the .NET processes: dotnet-hangdump ps";

    /// <exception cref="TargetRefusedException">There is no such process, or it cannot be read.</exception>
    public static TargetProcess Open(int processId)
    {
        TargetProcess process = Find(processId);
        if (process.Status.TracerId != 0)
            throw Traced(process, process.Status.TracerId);
        PtracePermission.Require(process);
        return process;
    }

    /// <summary>Finds the process, whether its memory may be read or not.</summary>
    /// <exception cref="TargetRefusedException">There is no such process.</exception>
    public static TargetProcess Find(int processId)
    {
        if (TargetProcess.Open(processId) is not { } process)
            throw LibC.Kill(processId, 0) == 0 || System.Runtime.InteropServices.Marshal.GetLastPInvokeError() == LibC.Eperm
                ? new TargetRefusedException(RefusalCause.NotPermitted, $"process {processId} is hidden from us: /proc is mounted with hidepid", $"run as root: sudo dotnet-hangdump {processId}")
                : new TargetRefusedException(RefusalCause.NoSuchProcess, $"there is no process {processId}", ListCommand);
        if (process.Status.ProcessId != processId)
            throw new TargetRefusedException(RefusalCause.NoSuchProcess, $"{processId} is a thread of process {process.Status.ProcessId}", $"name the process: dotnet-hangdump {process.Status.ProcessId}");
        if (process.Status.IsZombie)
            throw new TargetRefusedException(RefusalCause.Zombie, $"process {processId} ({process.Status.Name}) has ended and is a zombie: it has no threads left to look at", "look at its parent, which has not collected it: ps -o ppid= -p " + processId);
        if (process.IsKernelThread)
            throw new TargetRefusedException(RefusalCause.KernelThread, $"{processId} ({process.Status.Name}) is a thread of the kernel", ListCommand);
        return process;
    }

    /// <summary>The runtime to read: the first that a process has loaded.</summary>
    /// <exception cref="TargetRefusedException">It has none, or none that can be read.</exception>
    public static RuntimeModule RequireRuntime(TargetProcess process, IReadOnlyList<RuntimeModule> runtimes)
    {
        if (runtimes is [{ Kind: RuntimeKind.NativeAot }])
            throw new TargetRefusedException(RefusalCause.NativeAot, $"process {process.Id} ({process.Name}) is compiled with NativeAOT, which has no runtime that could be asked for its locks", $"show its native stacks: gdb -p {process.Id} -batch -ex 'thread apply all backtrace'");
        if (runtimes is [var first, ..])
            return first;
        throw process.IsAlive
            ? new TargetRefusedException(RefusalCause.NotDotNet, $"process {process.Id} ({process.Name}) does not run .NET, or has not loaded it yet", ListCommand)
            : Gone(process.Id);
    }

    public static TargetRefusedException Gone(int processId) =>
        new(RefusalCause.Gone, $"process {processId} ended while it was being read", ListCommand);

    /// <summary>Why a process that could be read could not be stopped.</summary>
    public static TargetRefusedException CannotStop(TargetProcess process, int error)
    {
        if (error == LibC.Esrch || ProcessStatus.Read(process.Directory) is not { IsZombie: false } now)
            return Gone(process.Id);
        return now.TracerId != 0 ? Traced(process, now.TracerId) : PtracePermission.Explain(process);
    }

    public static TargetRefusedException Traced(TargetProcess process, int tracer)
    {
        string name = ProcessStatus.Read(new ProcDirectory(tracer))?.Name is { } comm ? $" ({comm})" : "";
        return new TargetRefusedException(
            RefusalCause.Traced,
            $"process {process.Id} is being traced by process {tracer}{name}, and a process has one tracer at most",
            $"detach that one first, then: dotnet-hangdump {process.Id}");
    }
}
