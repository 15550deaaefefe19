using System.Globalization;
using Hangdump.Capture.Attach.Linux;

namespace Hangdump.Capture.Kernel;

/// <summary>Other processes as a target and as we know them.</summary>
internal static class ProcessNames
{
    /// <summary>Our id of a process that the target knows by an id of its own PID namespace; the same number where both share one.</summary>
    public static int Observed(int target, int inner)
    {
        if (NamespaceIds(target) is not { Count: > 1 } own) return inner;
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out int pid)
                && NamespaceIds(pid) is { } ids && ids.Count >= own.Count && ids[own.Count - 1] == inner && SameNamespace(target, pid))
                return pid;
        }

        return inner;
    }

    /// <summary>The command line with its arguments apart by spaces; null where the process has gone or hides it.</summary>
    public static string? CommandLine(int pid)
    {
        try
        {
            string line = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/cmdline")).TrimEnd('\0').Replace('\0', ' ');
            return line.Length > 0 ? line : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static IReadOnlyList<int>? NamespaceIds(int pid)
    {
        using var process = new ProcDirectory(pid);
        return ProcessStatus.Read(process)?.NamespaceIds;
    }

    private static bool SameNamespace(int one, int other) => Link(one) is { } link && link == Link(other);

    private static string? Link(int pid)
    {
        try
        {
            return new FileInfo(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/ns/pid")).LinkTarget;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
