using System.Diagnostics;

namespace Hangdump.Benchmarks;

/// <summary>One run of a command, cold: its wall time and the memory of its processes at their largest.</summary>
internal sealed record Run(double Seconds, double Megabytes, string Output)
{
    public static Run Of(string file, params string[] arguments)
    {
        long start = Stopwatch.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true })!;
        using MemoryWatch memory = new(process.Id);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{file} ended with {process.ExitCode}.");
        return new Run(seconds, memory.PeakMegabytes, output);
    }
}
