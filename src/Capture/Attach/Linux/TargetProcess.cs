using System.Runtime.InteropServices;
using System.Text;
using Hangdump.Capture.Runtimes;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Capture.Attach.Linux;

/// <summary>The process to be read: what can be known of it without touching it. Not thread-safe.</summary>
internal sealed class TargetProcess : IDisposable
{
    private const uint KernelThreadFlag = 0x0020_0000;

    private TargetProcess(ProcDirectory directory, ProcessStatus status)
    {
        Directory = directory;
        Status = status;
        CommandLine = Arguments(directory);
    }

    public int Id => Directory.ProcessId;

    public ProcDirectory Directory { get; }

    public ProcessStatus Status { get; }

    /// <summary>Empty for a kernel thread, or where it may not be read.</summary>
    public IReadOnlyList<string> CommandLine { get; }

    /// <summary>The executable as the target names it; null where we may not see it.</summary>
    public string? Executable => field ??= LinkTarget($"/proc/{Id}/exe");

    /// <summary>Where the target's file system begins for us; empty where it is our own.</summary>
    public string RootPrefix => field ??= HasOtherRoot() ? $"/proc/{Id}/root" : "";

    /// <summary>What a person calls it: the application's name where its host is <c>dotnet</c>, else the executable's.</summary>
    public string Name =>
        CommandLine.Skip(1).FirstOrDefault(IsAssembly) is { } assembly && Path.GetFileName(Executable ?? CommandLine[0]) == "dotnet"
            ? Path.GetFileNameWithoutExtension(assembly)
            : Executable is null ? Status.Name : Path.GetFileName(Executable);

    /// <summary>Where it keeps temporary files, as it names the folder itself.</summary>
    public string TemporaryFolder => Environment("TMPDIR") is { Length: > 0 } folder ? folder.TrimEnd('/') : "/tmp";

    /// <summary>How much of its memory is its own and resident.</summary>
    public long AnonymousBytes => StatusNumber("RssAnon:") * 1024;

    public int ThreadCount => (int)StatusNumber("Threads:");

    public bool IsKernelThread
    {
        get
        {
            // pid (comm) state ppid pgrp session tty tpgid flags
            ReadOnlySpan<byte> stat = Directory.Read("stat"u8);
            string[] fields = Encoding.UTF8.GetString(stat[(stat.LastIndexOf((byte)')') + 1)..]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return fields.Length > 6 && uint.TryParse(fields[6], out uint flags) && (flags & KernelThreadFlag) != 0;
        }
    }

    /// <summary>Whether it still runs.</summary>
    public bool IsAlive => ProcessStatus.Read(Directory) is { IsZombie: false };

    /// <summary>Opens the process; null when there is none with this id that we may see.</summary>
    public static TargetProcess? Open(int processId)
    {
        ProcDirectory directory = new(processId);
        if (ProcessStatus.Read(directory) is { } status)
            return new TargetProcess(directory, status);
        directory.Dispose();
        return null;
    }

    /// <summary>What a report says of the process.</summary>
    public ProcessFacts Facts(RuntimeModule runtime, int threads, int managedThreads) => new()
    {
        Id = Id,
        Name = Name,
        CommandLine = CommandLine.Count == 0 ? null : string.Join(' ', CommandLine),
        RuntimeVersion = runtime.Version,
        Architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(),
        NativeThreads = Math.Max(0, threads - managedThreads),
    };

    public void Dispose() => Directory.Dispose();

    private static bool IsAssembly(string argument) => argument.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);

    private static List<string> Arguments(ProcDirectory directory)
    {
        string text = Encoding.UTF8.GetString(directory.Read("cmdline"u8));
        return text.Length == 0 ? [] : [.. text.TrimEnd('\0').Split('\0')];
    }

    private string? Environment(string name) => Encoding.UTF8.GetString(Directory.Read("environ"u8)).Split('\0')
        .FirstOrDefault(variable => variable.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];

    private long StatusNumber(string field) => Encoding.UTF8.GetString(Directory.Read("status"u8)).Split('\n')
        .Where(line => line.StartsWith(field, StringComparison.Ordinal))
        .Select(line => long.TryParse(line[field.Length..].Replace(" kB", "", StringComparison.Ordinal), out long number) ? number : 0)
        .FirstOrDefault();

    private bool HasOtherRoot() =>
        LinkTarget($"/proc/{Id}/ns/mnt") is { } mounts && mounts != LinkTarget("/proc/self/ns/mnt")
        || LinkTarget($"/proc/{Id}/root") is { } root && root != LinkTarget("/proc/self/root");

    private static string? LinkTarget(string link)
    {
        try
        {
            return new FileInfo(link).LinkTarget;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
