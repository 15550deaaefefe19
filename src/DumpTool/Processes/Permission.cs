using System.Globalization;

namespace Hangdump.DumpTool.Processes;

/// <summary>Whether we may read a process, without touching it.</summary>
internal static class Permission
{
    /// <summary>Why we may not; null when we may.</summary>
    public static string? Obstacle(int id)
    {
        var status = ProcFile.Read($"/proc/{id}/status");
        if (Field(status, "TracerPid:") is { } tracer && tracer != "0")
            return $"process {tracer} traces it ({ProcFile.Read($"/proc/{tracer}/comm")?.TrimEnd('\n') ?? "unknown"})";
        if (MayRead(id))
            return null;

        var owner = Field(status, "Uid:");
        var isOurs = owner == Field(ProcFile.Read("/proc/self/status"), "Uid:");
        if (!isOurs && !Environment.IsPrivilegedProcess)
            return $"it belongs to user {owner ?? "unknown"}: use that user or sudo";
        // As root without SYS_PTRACE, a process can still be read by taking its owner's identity.
        return !isOurs ? null : YamaScope() is > 0 and var scope
            ? $"kernel.yama.ptrace_scope is {scope.ToString(CultureInfo.InvariantCulture)}: use sudo, or --via dump"
            : "the system refuses: use sudo, or --via dump";
    }

    /// <summary>The kernel checks the same permission for opening the memory as for attaching.</summary>
    private static bool MayRead(int id)
    {
        try
        {
            using var memory = File.OpenHandle($"/proc/{id}/mem", FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string? Field(string? status, string name)
    {
        foreach (var line in (status ?? "").AsSpan().EnumerateLines())
            if (line.StartsWith(name, StringComparison.Ordinal))
                return line[name.Length..].Trim().ToString().Split('\t')[0];
        return null;
    }

    private static int YamaScope() =>
        int.TryParse(ProcFile.Read("/proc/sys/kernel/yama/ptrace_scope"), CultureInfo.InvariantCulture, out var scope) ? scope : 0;
}
