using Hangdump.Benchmarks;
using Hangdump.Benchmarks.Analyzers;

// Analyzers <rounds> [folder of C# sources]
// Analyzers findings <folder of C# sources>
if (args[0] == "findings")
{
    Findings.Print(args[1]);
    return 0;
}

int rounds = int.Parse(args[0]);
IReadOnlyList<(string Path, string Text)> synthetic = SyntheticCode.Of(200_000);
Budgets budgets = new();
Console.WriteLine($"# Benchmarks of the analyzers\n\n{Environment.ProcessorCount} processors, {rounds} rounds, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]} at the start");
new BuildBenchmark(1, new Budgets()).Run("what is thrown away, to warm up", SyntheticCode.Of(20_000));
new BuildBenchmark(rounds, budgets).Run("synthetic code", synthetic);
if (args.Length > 1)
    new BuildBenchmark(rounds, budgets).Run(Path.GetFileName(args[1]), Workspace.In(args[1]));
new GrowthBenchmark(rounds, budgets).Run();
new EditBenchmark(keys: 15, budgets).Run("synthetic code", synthetic, "private int _total");
budgets.Print();
return budgets.AreKept ? 0 : 1;
