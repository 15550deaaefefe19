using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Hangdump.DumpTool.Workers;

/// <summary>
/// Starts a worker program that lies beside the tool. Of the two that a package holds, the one compiled to machine code starts in a
/// tenth of the time; the managed one runs wherever the tool does.
/// </summary>
internal static class WorkerLauncher
{
    private const string NativeProgram = "Hangdump.Worker.Native", Program = "Hangdump.Worker", Assembly = "Hangdump.Worker.dll";

    /// <summary>Beside the tool, or where the tools/net*/any of a package share it.</summary>
    private static readonly string[] _nativeFolders = ["", "../../linux-x64"];

    /// <summary>Starts the worker that a first reading is left to.</summary>
    /// <exception cref="InvalidOperationException">The worker is not there, or cannot be started.</exception>
    public static Process StartFirst(WorkerRequest request)
    {
        // What the other ways of reading do takes seconds anyway.
        bool isLive = request.Via == ReadVia.Ptrace;
        if (isLive && _nativeFolders.Select(folder => Path.Join(AppContext.BaseDirectory, folder, NativeProgram)).FirstOrDefault(File.Exists) is { } native)
        {
            try
            {
                return Process.Start(StartInfo(native, [], request, rehearses: true))!;
            }
            catch (Win32Exception)
            {
                // Another processor or C library, or a folder that nothing may be started from.
            }
        }
        return StartManaged(request, rehearses: isLive);
    }

    /// <summary>Starts the worker that runs everywhere.</summary>
    /// <exception cref="InvalidOperationException">The worker is not there, or cannot be started.</exception>
    public static Process StartManaged(WorkerRequest request, bool rehearses)
    {
        string folder = AppContext.BaseDirectory;
        ProcessStartInfo start = Host() is { } host
            ? StartInfo(host, ["exec", Path.Join(folder, Assembly)], request, rehearses)
            : StartInfo(Path.Join(folder, Program), [], request, rehearses);
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"The worker {start.FileName} cannot be started: {exception.Message}", exception);
        }
    }

    private static ProcessStartInfo StartInfo(string program, string[] programArguments, WorkerRequest request, bool rehearses)
    {
        ProcessStartInfo start = new(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in programArguments.Concat(Arguments(request, rehearses)))
            start.ArgumentList.Add(argument);
        // A crash of the native library ends the worker at once; nobody needs its core.
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        if (Host() is { } host)
            start.Environment["DOTNET_HOST_PATH"] = host;
        return start;
    }

    private static IEnumerable<string> Arguments(WorkerRequest request, bool rehearses)
    {
        yield return request.Pid.ToString(CultureInfo.InvariantCulture);
        yield return request.Via switch { ReadVia.Dump => "dump", ReadVia.Eventpipe => "eventpipe", _ => "ptrace" };
        yield return Milliseconds(request.MaxPause);
        yield return Milliseconds(request.Timeout);
        if (request.Dac is { } dac)
        {
            yield return "--dac";
            yield return dac;
        }
        if (!rehearses)
            yield return "--without-rehearsal";
    }

    private static string Milliseconds(TimeSpan time) => ((long)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);

    /// <summary>The <c>dotnet</c> that runs us; null in a self-contained tool, which has none.</summary>
    private static string? Host()
    {
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            return Environment.ProcessPath;
        // A launcher of its own runs us: the host stands above the shared runtime that it chose.
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location) ?? "";
        string host = Path.GetFullPath(Path.Join(runtime, "../../../dotnet"));
        return runtime.Length > 0 && File.Exists(host) ? host : null;
    }
}
