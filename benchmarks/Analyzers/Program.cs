using Hangdump.Benchmarks;
using Hangdump.Benchmarks.Analyzers;

// Analyzers findings <folder of C# sources>
// Analyzers <rounds> [part or folder of C# sources]...; parts: edit, edit:<folder>, growth, build
if (args[0] == "findings")
{
    Findings.Print(args[1]);
    return 0;
}

const int Lines = 200_000;
int rounds = int.Parse(args[0]);
string[] parts = args.Length > 1 ? args[1..] : ["edit", "growth", "build"];
Budgets budgets = new();
Console.WriteLine($"# Benchmarks of the analyzers\n\n{Environment.ProcessorCount} processors, {rounds} rounds, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]} at the start");
foreach (string part in parts)
{
    switch (part)
    {
        case "edit": new EditBenchmark(keys: 15, budgets).Run("synthetic code", SyntheticCode.Of(Lines), "private int _total"); break;
        case "growth": new GrowthBenchmark(rounds, budgets).Run(); break;
        case "build": new BuildBenchmark(rounds, budgets).Run("synthetic code", SyntheticCode.Of(Lines)); break;
        case var _ when part.StartsWith("edit:", StringComparison.Ordinal): new EditBenchmark(keys: 15, budgets).Run(Path.GetFileName(part), Workspace.In(part["edit:".Length..]), "private "); break;
        default: new BuildBenchmark(rounds, budgets).Run(Path.GetFileName(part), Workspace.In(part)); break;
    }
}

budgets.Print();
return budgets.AreKept ? 0 : 1;
