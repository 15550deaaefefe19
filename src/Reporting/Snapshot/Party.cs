namespace Hangdump.Reporting.Snapshot;

/// <summary>
/// Someone who waits or holds: a managed thread, a flow, or, outside what was read, a process (with its thread where known) or a
/// kernel thread that is no managed thread any more.
/// </summary>
public sealed record Party
{
    /// <summary>A managed thread id.</summary>
    public int? Thread { get; init; }

    public string? Flow { get; init; }

    public int? Process { get; init; }

    /// <summary>A kernel thread id.</summary>
    public int? OsThread { get; init; }

    public static Party OfThread(int managedId) => new() { Thread = managedId };

    public static Party OfFlow(string id) => new() { Flow = id };

    public static Party OfProcess(int pid, int? osThread = null) => new() { Process = pid, OsThread = osThread };

    public static Party OfOsThread(int osThread) => new() { OsThread = osThread };
}
