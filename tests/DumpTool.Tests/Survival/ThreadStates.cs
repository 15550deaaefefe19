using System.Globalization;

namespace Hangdump.DumpTool.Tests.Survival;

/// <summary>What the kernel says of the threads of a process.</summary>
internal static class ThreadStates
{
    /// <summary>The state letter and the tracer of every thread that exists.</summary>
    public static IEnumerable<(char State, int Tracer)> Of(int pid)
    {
        foreach (string task in Directory.EnumerateDirectories($"/proc/{pid}/task"))
            if (Status(task) is { } status)
                yield return (Field(status, "State:")[0], int.Parse(Field(status, "TracerPid:"), CultureInfo.InvariantCulture));
    }

    /// <summary>The kernel's names of the threads that exist; none when the process has gone.</summary>
    public static IReadOnlyList<string> Names(int pid)
    {
        try
        {
            return [.. Directory.EnumerateDirectories($"/proc/{pid}/task").Select(task => File.ReadAllText(task + "/comm").Trim())];
        }
        catch (IOException)
        {
            return [];
        }
    }

    /// <summary>The processes that a process has started and that still run.</summary>
    public static IReadOnlyList<int> Children(int pid)
    {
        try
        {
            return [.. Directory.EnumerateDirectories($"/proc/{pid}/task")
                .SelectMany(task => File.ReadAllText(task + "/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(child => int.Parse(child, CultureInfo.InvariantCulture))];
        }
        catch (IOException)
        {
            return [];
        }
    }

    /// <summary>The most memory that a process has had at a time, in MB; 0 for one that has ended.</summary>
    public static long PeakMegabytes(int pid) =>
        Status($"/proc/{pid}") is { } status && status.Contains("VmHWM:", StringComparison.Ordinal)
            ? long.Parse(Field(status, "VmHWM:").Split(' ')[0], CultureInfo.InvariantCulture) / 1024
            : 0;

    private static string? Status(string task)
    {
        try
        {
            return File.ReadAllText(task + "/status");
        }
        catch (IOException)
        {
            // The thread has ended.
            return null;
        }
    }

    private static string Field(string status, string name) =>
        status.Split('\n').First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Trim();
}
