using Hangdump.Capture.Attach.Linux;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Capture.Attach;

/// <summary>Whether the kernel lets us read a process, and if not, why. The rules are those of ptrace(2), "Ptrace access mode checking".</summary>
internal static class PtracePermission
{
    private const ulong SysPtrace = 1ul << 19;

    /// <summary>An id that no thread has.</summary>
    private const int NoThread = 0x7ffffff0;

    /// <summary>
    /// Makes sure of the permission. Root without SYS_PTRACE may not read another user's process, but may become that user, who may.
    /// </summary>
    /// <exception cref="TargetRefusedException">Reading is not permitted; its text names the cause.</exception>
    public static void Require(TargetProcess process)
    {
        if (IsReadable(process))
            return;
        if (LibC.EffectiveUser() == 0 && process.Status.Users[1] != 0 && !HasSysPtrace() && Identity.TryBecome(process.Status) && IsReadable(process))
            return;
        throw process.IsAlive ? Explain(process) : TargetAdmission.Gone(process.Id);
    }

    /// <summary>Why a process cannot be attached to although it can be seen.</summary>
    public static TargetRefusedException Explain(TargetProcess process)
    {
        (string what, string advice) = Cause(process);
        return new TargetRefusedException(RefusalCause.NotPermitted, $"not permitted to read process {process.Id} ({process.Name}): {what}", advice);
    }

    private static bool IsReadable(TargetProcess process) =>
        MemoryMap.Read(process.Directory).Mappings is [var first, ..] && new ProcessMemory(process.Id).IsPermitted(first.Start);

    private static (string What, string Advice) Cause(TargetProcess process)
    {
        string again = $"dotnet-hangdump {process.Id}";
        ProcessStatus own = ProcessStatus.Read(new ProcDirectory(Environment.ProcessId))!;
        if (IsFiltered())
            return ("a seccomp filter forbids ptrace to every process in this container", $"run it outside the container, or start the container with --security-opt seccomp=unconfined: {again}");
        bool isSameUser = process.Status.Users.Take(3).All(user => user == own.Users[0]) && process.Status.Groups.Take(3).All(group => group == own.Groups[0]);
        if (!isSameUser && !HasSysPtrace())
            return own.Users[1] == 0
                ? ("this is root without the capability SYS_PTRACE", $"add it, in a container with --cap-add SYS_PTRACE: {again}")
                : ($"it belongs to another user ({process.Status.Users[1]}, we are {own.Users[1]})", $"run as that user or as root: sudo {again}");
        if ((process.Status.PermittedCapabilities & ~own.PermittedCapabilities) != 0 && !HasSysPtrace())
            return ("it has capabilities that we lack", own.Users[1] == 0
                ? $"add the capability SYS_PTRACE, in a container with --cap-add SYS_PTRACE: {again}"
                : $"run as root: sudo {again}");
        if (!IsDumpable(process) && !HasSysPtrace())
            return ("it has made itself non-dumpable (PR_SET_DUMPABLE, or an executable with file capabilities)", $"run as root: sudo {again}");
        return YamaScope() switch
        {
            1 => ("Yama lets a process be traced by its ancestors only (kernel.yama.ptrace_scope is 1)", $"run as root: sudo {again}, or let the runtime write a core file: {again} --via dump"),
            2 when !HasSysPtrace() => ("Yama lets only root trace processes (kernel.yama.ptrace_scope is 2)", $"run as root: sudo {again}, or let the runtime write a core file: {again} --via dump"),
            3 => ("Yama forbids all tracing (kernel.yama.ptrace_scope is 3)", $"let the runtime write a core file: {again} --via dump"),
            _ => ("the kernel refuses it, as a security module or a user namespace may demand", $"run as root outside the container: sudo {again}, or let the runtime write a core file: {again} --via dump"),
        };
    }

    private static bool HasSysPtrace() =>
        ProcessStatus.Read(new ProcDirectory(Environment.ProcessId)) is { } own && (own.EffectiveCapabilities & SysPtrace) != 0;

    /// <summary>A filter answers for a thread that does not exist as for any other.</summary>
    private static bool IsFiltered() => new Tracee(NoThread).Seize() != LibC.Esrch;

    /// <summary>The files of a process that may not be dumped belong to root, whoever runs it.</summary>
    private static bool IsDumpable(TargetProcess process) =>
        FileStatus.Of($"/proc/{process.Id}/environ") is not { } environment || environment.User == process.Status.Users[1];

    private static int YamaScope() =>
        File.Exists("/proc/sys/kernel/yama/ptrace_scope") && int.TryParse(File.ReadAllText("/proc/sys/kernel/yama/ptrace_scope"), out int scope) ? scope : 0;
}
