using System.Diagnostics;

namespace Hangdump.Benchmarks;

/// <summary>A running target with a pause meter inside, which spins only while a pause is measured. Ends with its standard input.</summary>
internal sealed class BenchmarkTarget : IDisposable
{
    private static readonly TimeSpan _quiet = TimeSpan.FromMilliseconds(500);

    private readonly Process _process;

    private BenchmarkTarget(string file, params string[] arguments)
    {
        _process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        if (_process.StandardOutput.ReadLine() != "READY")
            throw new InvalidOperationException($"{file} did not start.");
    }

    public int Id => _process.Id;

    public static BenchmarkTarget DotNet(Paths paths, int threads, int megabytes) => new(paths.Target, $"{threads}", $"{megabytes}");

    public static BenchmarkTarget Jvm(Paths paths, int threads) => new("java", "-cp", paths.JvmClasses, "Target", $"{threads}");

    /// <summary>How long the meter was kept from running while something was done, in milliseconds: what it loses when nothing is done is subtracted.</summary>
    public double Pause(Action what)
    {
        Send("on");
        Thread.Sleep(_quiet);
        double idle = Take();
        what();
        double longest = Take();
        Send("off");
        return Math.Max(0, longest - idle);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Send(string command) => _process.StandardInput.WriteLine(command);

    private double Take()
    {
        Send("meter");
        return double.Parse(_process.StandardOutput.ReadLine()!) / 1000;
    }
}
