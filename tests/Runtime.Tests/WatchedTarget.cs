using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Hangdump.Harness;
using Hangdump.Harness.Reports;

namespace Hangdump.Runtime.Tests;

/// <summary>An unmodified program that the startup hook watches. Disposing of it kills it and what it has started.</summary>
internal sealed class WatchedTarget : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(40);

    private static readonly object _gate = new();

    private readonly Process _process;
    private readonly StringBuilder _error = new(), _output = new();

    private WatchedTarget(Process process)
    {
        _process = process;
        Read(_process.StandardOutput, _output);
        Read(_process.StandardError, _error);
    }

    /// <summary>The folder of the hook.</summary>
    public static string Preload { get; } = Repository.PathOf("artifacts", "preload", Repository.Configuration);

    public int Pid => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>What it has written to its standard error stream so far.</summary>
    public string Error
    {
        get
        {
            lock (_error) return _error.ToString();
        }
    }

    /// <summary>What it has written to its standard output so far.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    /// <summary>The reports among it, in the order in which they came.</summary>
    public IReadOnlyList<ToolReport> Reports => [.. Lines.Where(line => line.Contains("\"findings\"", StringComparison.Ordinal)).Select(line => ToolReport.Parse(line))];

    /// <summary>The ids of findings that were taken back.</summary>
    public IReadOnlyList<string> Resolved => [.. Lines.Where(line => line.Contains("\"resolved\"", StringComparison.Ordinal)).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("resolved").GetString()!)];

    private IEnumerable<string> Lines => Error.Split('\n').SkipLast(1).Where(line => line.StartsWith('{'));

    /// <summary>Starts a scenario, whose reports are JSON unless the environment says otherwise.</summary>
    public static WatchedTarget Start(string scenario, TargetRuntime runtime, params (string Name, string Value)[] environment) =>
        Start(PublishedTargets.Program(runtime, CodeKind.Release), [scenario], environment);

    /// <summary>Starts the program that uses Hangdump.Runtime itself, without the hook.</summary>
    public static WatchedTarget StartApi(TargetRuntime runtime, string command, params string[] arguments)
    {
        string program = PublishedTargets.WatchedProgram(runtime);
        lock (_gate) CopyWorker(Path.Join(Path.GetDirectoryName(program), "hangdump"));
        return Start(program, [command, .. arguments], ("DOTNET_STARTUP_HOOKS", ""));
    }

    /// <summary>Starts any program.</summary>
    public static WatchedTarget Start(string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("DOTNET_", StringComparison.Ordinal) && !name.StartsWith("DOTNET_ROOT", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        start.Environment["DOTNET_STARTUP_HOOKS"] = Path.Join(Preload, "Hangdump.Preload.dll");
        start.Environment["HANGDUMP_FORMAT"] = "json";
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        return new WatchedTarget(Process.Start(start)!);
    }

    /// <summary>Until it has said that its hang has formed.</summary>
    public WatchedTarget UntilReady()
    {
        Until(() => Output.Contains("READY {", StringComparison.Ordinal), "the hang did not form");
        return this;
    }

    /// <summary>The names of its threads, of which the kernel keeps 15 characters.</summary>
    public IReadOnlyList<string> Threads => [.. Directory.EnumerateDirectories($"/proc/{Pid}/task").Select(NameOf)];

    /// <summary>Until a condition holds.</summary>
    public void Until(Func<bool> condition, string otherwise)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < _patience, $"{otherwise}; it wrote: {Error}");
            Thread.Sleep(10);
        }
    }

    /// <summary>Until it has written a text to its standard output.</summary>
    public void UntilSays(string text) => Until(() => Output.Contains(text, StringComparison.Ordinal), $"it did not say '{text}' but '{Output}'");

    /// <summary>Sends a line to its standard input.</summary>
    public void Send(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public int ExitCode()
    {
        Until(() => _process.HasExited, "it did not end");
        return _process.ExitCode;
    }

    /// <summary>Sends it a signal.</summary>
    public void Signal(string signal)
    {
        using Process kill = Process.Start("kill", ["-s", signal, Pid.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        using (_process)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit(TimeSpan.FromSeconds(10));
        }
    }

    /// <summary>Empty where the thread has ended meanwhile.</summary>
    private static string NameOf(string task)
    {
        try
        {
            return File.ReadAllText(task + "/comm").Trim();
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static void CopyWorker(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(Path.Join(Preload, "hangdump")))
        {
            string copy = Path.Join(Directory.CreateDirectory(folder).FullName, Path.GetFileName(file));
            if (File.GetLastWriteTimeUtc(copy) < File.GetLastWriteTimeUtc(file)) File.Copy(file, copy, overwrite: true);
        }
    }

    private static void Read(StreamReader from, StringBuilder into) => new Thread(() =>
    {
        char[] buffer = new char[4096];
        while (from.Read(buffer, 0, buffer.Length) is > 0 and var got)
        {
            lock (into) into.Append(buffer, 0, got);
        }
    }) { IsBackground = true }.Start();
}
