using System.Runtime.InteropServices;

namespace Hangdump.Runtime.Workers;

/// <summary>
/// A program that can read this process: never the application's own executable, whose Main would run a second time. The folder
/// <c>hangdump</c> lies beside our assembly, or beside the application where that is one file.
/// </summary>
/// <param name="Path">What is executed.</param>
/// <param name="Arguments">What stands before the worker's own arguments.</param>
internal sealed record WorkerProgram(string Path, IReadOnlyList<string> Arguments)
{
    private const string Folder = "hangdump", Native = "Hangdump.Worker.Native", Managed = "Hangdump.Worker.dll";

    /// <summary>Those that are there, the quickest first.</summary>
    public static IReadOnlyList<WorkerProgram> Find()
    {
        List<WorkerProgram> found = [];
        string folder = Array.Find(Folders(), Directory.Exists) ?? "";
        string native = System.IO.Path.Join(folder, Native);
        if (OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64 && File.Exists(native)) found.Add(new WorkerProgram(native, []));
        string managed = System.IO.Path.Join(folder, Managed);
        if (OperatingSystem.IsLinux() && File.Exists(managed) && Host() is { } host) found.Add(new WorkerProgram(host, ["exec", managed]));
        return found;
    }

    /// <summary>Where the folder is looked for: that of the startup hook has one for all versions of .NET.</summary>
    public static string[] Folders() => [System.IO.Path.Join(HomeFolder(), Folder), System.IO.Path.GetFullPath(System.IO.Path.Join(HomeFolder(), "..", Folder))];

    private static string HomeFolder()
    {
#pragma warning disable IL3000 // Empty in a single file, which is what is asked.
        string assembly = typeof(WorkerProgram).Assembly.Location;
#pragma warning restore IL3000
        return assembly.Length > 0 ? System.IO.Path.GetDirectoryName(assembly)! : AppContext.BaseDirectory;
    }

    /// <summary>The <c>dotnet</c> above the shared runtime that runs us; null where the application has a runtime of its own.</summary>
    private static string? Host()
    {
        string host = System.IO.Path.GetFullPath(System.IO.Path.Join(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));
        return File.Exists(host) ? host : null;
    }
}
