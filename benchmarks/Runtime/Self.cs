using System.Diagnostics;

namespace RuntimeBenchmark;

/// <summary>This program, started again.</summary>
internal static class Self
{
    /// <returns>What it wrote.</returns>
    public static string Run(string command, string? hook = null)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!, [command]) { RedirectStandardOutput = true };
        if (hook is not null) start.Environment["DOTNET_STARTUP_HOOKS"] = hook;
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
