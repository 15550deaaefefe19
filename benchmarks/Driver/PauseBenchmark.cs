using System.Globalization;
using System.Text.RegularExpressions;

namespace Hangdump.Benchmarks;

/// <summary>How long the target is kept from running, by a meter in the target and by the tool's own stamp.</summary>
internal sealed class PauseBenchmark(Paths paths, int rounds, Budgets budgets)
{
    public void Run()
    {
        Console.WriteLine("\n## Pause of the target, ms (minimum / median)\n");
        Console.WriteLine("| threads | heap | meter in the target | the tool's own stamp | jstack, meter in the JVM |\n|---|---|---|---|---|");
        foreach (int threads in (int[])[10, 100, 1000])
        {
            double median = Measure(threads, 10);
            if (threads >= 100)
                budgets.Check($"pause at {threads} threads, median", median, threads == 100 ? 50 : 300, "ms");
        }
        double small = Measure(100, 10), large = Math.Max(Measure(100, 1024), Measure(100, 4096));
        budgets.Check("pause with a heap of 1 or 4 GB over 10 MB, 100 threads", (large + 5) / (small + 5), 2, "×");
    }

    private double Measure(int threads, int megabytes)
    {
        List<double> pauses = [], stamps = [], jvm = [];
        using BenchmarkTarget target = BenchmarkTarget.DotNet(paths, threads, megabytes), java = BenchmarkTarget.Jvm(paths, threads);
        for (int round = 0; round < rounds; round++)
        {
            string output = "";
            pauses.Add(target.Pause(() => output = Benchmarks.Run.Of(paths.Tool, $"{target.Id}", "--stacks", "none").Output));
            stamps.Add(Stamp(output));
            jvm.Add(java.Pause(() => Benchmarks.Run.Of("jstack", $"{java.Id}")));
        }
        Console.WriteLine($"| {threads:N0} | {megabytes:N0} MB | {pauses.Show("0.0")} | {stamps.Show("0.0")} | {jvm.Show("0.0")} |");
        return pauses.Median();
    }

    /// <summary>From the line "6 threads, 4 blocked, …; paused 2.9 ms; …", in ms.</summary>
    private static double Stamp(string report)
    {
        Match paused = Regex.Match(report, "paused ([0-9.]+) (m?s)");
        return double.Parse(paused.Groups[1].ValueSpan, CultureInfo.InvariantCulture) * (paused.Groups[2].Value == "s" ? 1000 : 1);
    }
}
