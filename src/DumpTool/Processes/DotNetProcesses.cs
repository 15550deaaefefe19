using System.Globalization;
using Hangdump.Reporting.CommandLines;

namespace Hangdump.DumpTool.Processes;

/// <summary>Finds the .NET processes of this machine in /proc. Reads only; processes that end meanwhile are left out.</summary>
internal static class DotNetProcesses
{
    /// <summary>By process id, without this process.</summary>
    public static IReadOnlyList<DotNetProcess> List()
    {
        var found = new List<DotNetProcess>();
        foreach (var directory in ProcFile.Directories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id == Environment.ProcessId)
                continue;
            if (Describe(id) is { } process)
                found.Add(process);
        }

        found.Sort(static (one, other) => one.Id.CompareTo(other.Id));
        return found;
    }

    private static DotNetProcess? Describe(int id)
    {
        // The runtime names its own threads, and thread names can be read of everybody's processes.
        if (!HasRuntimeThreads(id) || ProcFile.Read($"/proc/{id}/comm") is not { } name)
            return null;
        var runtime = RuntimeTraces.Find(id);
        return new DotNetProcess
        {
            Id = id,
            Name = name.TrimEnd('\n'),
            RuntimeVersion = runtime.Version,
            IsNativeAot = runtime.IsNativeAot,
            CommandLine = CommandLine(id),
            Obstacle = runtime.IsNativeAot ? "it is compiled by NativeAOT, which leaves nothing to read" : Permission.Obstacle(id),
        };
    }

    private static bool HasRuntimeThreads(int id)
    {
        foreach (var thread in ProcFile.Directories($"/proc/{id}/task"))
            if (ProcFile.Read($"{thread}/comm")?.StartsWith(".NET ", StringComparison.Ordinal) == true)
                return true;
        return false;
    }

    private static string? CommandLine(int id)
    {
        var text = ProcFile.Read($"/proc/{id}/cmdline");
        return string.IsNullOrEmpty(text) ? null : ShellWords.Join(SecretMask.Mask(text.TrimEnd('\0').Split('\0')));
    }
}
