using System.Diagnostics;

namespace Hangdump.Harness;

/// <summary>Runs dotnet-hangdump as a user does.</summary>
public static class Tool
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(120);

    /// <summary>The tool as packages hold it, with the native worker first and the managed one to take over.</summary>
    public static string Path { get; } = Repository.PathOf("artifacts", "tool", Repository.Configuration, "dotnet-hangdump.dll");

    /// <summary>The tool where no native worker can run.</summary>
    public static string ManagedPath { get; } = Repository.PathOf("src", "DumpTool", "bin", Repository.Configuration, "net8.0", "dotnet-hangdump.dll");

    /// <summary>How to start it, for a test that does more with the process than to wait for its end.</summary>
    public static ProcessStartInfo Command(params IEnumerable<string> arguments) => CommandOf(Path, arguments);

    /// <summary>How to start one of its builds.</summary>
    public static ProcessStartInfo CommandOf(string path, params IEnumerable<string> arguments) => new("dotnet", ["exec", path, .. arguments])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    /// <summary>Runs it to its end.</summary>
    /// <exception cref="TimeoutException">It did not end; it has been killed.</exception>
    public static ToolResult Run(params IEnumerable<string> arguments) => Run(Command(arguments));

    /// <inheritdoc cref="Run(IEnumerable{string})"/>
    public static ToolResult Run(ProcessStartInfo command)
    {
        using Process process = Process.Start(command)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!Task.WhenAll(output, error).Wait(_patience) || !process.WaitForExit(_patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{string.Join(' ', command.ArgumentList)} did not end");
        }
        return new ToolResult(process.ExitCode, output.Result, error.Result);
    }
}

/// <summary>What a run of the tool left behind.</summary>
public sealed record ToolResult(int ExitCode, string Output, string Error);
