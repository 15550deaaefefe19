using System.Diagnostics;
using System.Globalization;

namespace Hangdump.DumpTool.Workers;

/// <summary>Starts the worker program that lies beside the tool: by the same host that runs the tool, or as a program of its own.</summary>
internal static class WorkerLauncher
{
    private const string Assembly = "Hangdump.Worker.dll", Program = "Hangdump.Worker";

    /// <exception cref="InvalidOperationException">The worker is not there, or cannot be started.</exception>
    public static Process Start(WorkerRequest request, bool rehearses)
    {
        ProcessStartInfo start = new() { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        string folder = AppContext.BaseDirectory;
        if (Host() is { } host)
        {
            start.FileName = host;
            start.ArgumentList.Add("exec");
            start.ArgumentList.Add(Path.Join(folder, Assembly));
        }
        else
        {
            start.FileName = Path.Join(folder, Program);
        }
        foreach (string argument in Arguments(request, rehearses))
            start.ArgumentList.Add(argument);
        // A crash of the native library ends the worker at once; nobody needs its core.
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new InvalidOperationException($"The worker {start.FileName} cannot be started: {exception.Message}", exception);
        }
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
