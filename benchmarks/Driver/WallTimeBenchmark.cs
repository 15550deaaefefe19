namespace Hangdump.Benchmarks;

/// <summary>The whole command, cold, against jstack on a JVM with as many threads and against writing and loading a dump.</summary>
internal sealed class WallTimeBenchmark(Paths paths, int rounds, Budgets budgets)
{
    public void Run()
    {
        Console.WriteLine("\n## Whole command, s (minimum / median of interleaved runs), and memory of all its processes\n");
        Console.WriteLine("| threads | dotnet-hangdump | jstack | ratio of minima | WriteDump + LoadDump + stacks | memory of dotnet-hangdump |\n|---|---|---|---|---|---|");
        Measure(100, 1.5);
        Measure(1000, 3);
    }

    private void Measure(int threads, double budget)
    {
        List<double> tool = [], jstack = [], dump = [], memory = [];
        using BenchmarkTarget target = BenchmarkTarget.DotNet(paths, threads, 10), java = BenchmarkTarget.Jvm(paths, threads);
        for (int round = 0; round < rounds; round++)
        {
            Run run = Benchmarks.Run.Of(paths.Tool, $"{target.Id}");
            tool.Add(run.Seconds);
            memory.Add(run.Megabytes);
            jstack.Add(Benchmarks.Run.Of("jstack", $"{java.Id}").Seconds);
            // It freezes the target for seconds: enough of it to know.
            if (round < 3)
                dump.Add(Benchmarks.Run.Of(paths.DumpBaseline, $"{target.Id}").Seconds);
        }
        double ratio = tool.Min() / jstack.Min();
        Console.WriteLine($"| {threads:N0} | {tool.Show("0.00")} | {jstack.Show("0.00")} | {ratio:0.00} | {dump.Show("0.00")} | {memory.Median():0} MB |");
        budgets.Check($"wall time over jstack at {threads} threads, minima", ratio, budget, "×");
        budgets.Check($"wall time over a dump at {threads} threads, medians", tool.Median() / dump.Median(), 0.5, "×");
        if (threads == 1000)
            budgets.Check("memory at 1000 threads, median", memory.Median(), 150, "MB");
    }
}
