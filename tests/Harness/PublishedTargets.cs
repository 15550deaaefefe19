using System.Diagnostics;

namespace Hangdump.Harness;

/// <summary>The program HangTargets as published for each runtime; published again when its source is newer.</summary>
public static class PublishedTargets
{
    private static readonly string[] _projects = ["HangTargets", "WatchedProgram"];
    private static readonly Dictionary<TargetRuntime, Lazy<string>> _folders =
        TargetRuntime.All.ToDictionary(runtime => runtime, runtime => new Lazy<string>(() => Publish(runtime)));

    /// <summary>Folder of the programs for a runtime. Thread-safe; publishes once when needed, which takes some seconds.</summary>
    /// <exception cref="InvalidOperationException">They could not be published.</exception>
    public static string Folder(TargetRuntime runtime) => _folders[runtime].Value;

    public static string Program(TargetRuntime runtime, CodeKind code) => Path.Combine(Folder(runtime), code switch
    {
        CodeKind.Debug => "HangTargets.Debug",
        CodeKind.RuntimeAsync => "HangTargets.RuntimeAsync",
        _ => "HangTargets",
    });

    /// <summary>All in one file, which is trimmed too on .NET 8; there is none for .NET 9.</summary>
    public static string SingleFile(TargetRuntime runtime) => Path.Combine(Folder(runtime), "single", "HangTargets.SingleFile");

    /// <summary>The program that uses Hangdump.Runtime.</summary>
    public static string WatchedProgram(TargetRuntime runtime) => Path.Combine(Folder(runtime), "WatchedProgram");

    private static string Publish(TargetRuntime runtime)
    {
        string folder = Repository.PathOf("artifacts", "hangtargets", runtime.Version);
        Directory.CreateDirectory(folder);
        using FileStream turn = TakeTurn(Path.Combine(folder, "publishing"));
        if (!IsUpToDate(Path.Combine(folder, "published"))) Build(runtime);
        return folder;
    }

    /// <summary>Several test programs may want to publish at once; the lock goes with the stream.</summary>
    private static FileStream TakeTurn(string path)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            }
            catch (IOException)
            {
                Thread.Sleep(100);
            }
        }
    }

    private static bool IsUpToDate(string stamp) =>
        File.Exists(stamp) && Sources().All(source => File.GetLastWriteTimeUtc(source) < File.GetLastWriteTimeUtc(stamp));

    private static IEnumerable<string> Sources() =>
        _projects.SelectMany(project => Directory.EnumerateFiles(Repository.PathOf("tests", project), "*", SearchOption.AllDirectories))
            .Append(Repository.PathOf("src", "Runtime", "bin", "Debug", "net8.0", "Hangdump.Runtime.dll"))
            .Append(Repository.PathOf("Directory.Build.props"));

    private static void Build(TargetRuntime runtime)
    {
        var start = new ProcessStartInfo("dotnet", ["build", Repository.PathOf("tests", "HangTargets", "Publish.msbuild"), $"-p:TargetRuntime={runtime.Major}", "-v:q", "-nologo", "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            WorkingDirectory = Repository.Root,
        };
        // A test runner's own variables would make the build look like a part of it.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
        using Process build = Process.Start(start)!;
        build.StandardInput.Close();
        string output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        if (build.ExitCode != 0) throw new InvalidOperationException($"HangTargets for {runtime} could not be published:\n{output}");
    }
}
