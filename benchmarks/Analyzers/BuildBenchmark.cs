using System.Collections.Immutable;
using Hangdump.Analyzers;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hangdump.Benchmarks.Analyzers;

/// <summary>What a whole compilation costs with each set of analyzers, over an empty one.</summary>
internal sealed class BuildBenchmark(int rounds, Budgets budgets)
{
    private readonly (string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers)[] _sets =
    [
        ("empty", [new EmptyAnalyzer()]),
        ("Hangdump", [new LockOrderAnalyzer()]),
        ("vs-threading", Workspace.Peer("vs-threading")),
        ("Sonar", Workspace.Peer("Sonar")),
    ];

    public void Run(string title, IReadOnlyList<(string Path, string Text)> sources)
    {
        WarmUp();
        double lines = sources.Sum(source => source.Text.AsSpan().Count('\n'));
        List<double> emits = [];
        Dictionary<string, List<double>> costs = _sets.ToDictionary(set => set.Name, _ => new List<double>());
        for (int round = 0; round < rounds; round++)
        {
            CSharpCompilation emitted = Workspace.Compile(sources);
            emits.Add(Workspace.Cpu(() => emitted.Emit(Stream.Null)));
            foreach ((string name, ImmutableArray<DiagnosticAnalyzer> analyzers) in _sets)
            {
                CSharpCompilation compilation = Workspace.Compile(sources);
                costs[name].Add(Workspace.Cpu(() => compilation.With(analyzers).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()));
            }
        }

        Print(title, lines, emits.Min(), costs);
    }

    /// <summary>So that what the compiler and the analyzers compile of themselves is not counted.</summary>
    private void WarmUp()
    {
        List<(string, string)> little = SyntheticCode.Of(2_000);
        Workspace.Compile(little).Emit(Stream.Null);
        foreach ((_, ImmutableArray<DiagnosticAnalyzer> analyzers) in _sets)
            Workspace.Compile(little).With(analyzers).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
    }

    private void Print(string title, double lines, double emit, Dictionary<string, List<double>> costs)
    {
        double empty = costs["empty"].Min();
        Console.WriteLine($"\n## A build of {title}: {lines / 1000:F0} kLOC, CPU s (minima of interleaved rounds)\n");
        Console.WriteLine($"| | CPU | over empty | of emit |\n|---|---|---|---|\n| emit alone | {emit:F2} | | |");
        foreach ((string name, ImmutableArray<DiagnosticAnalyzer> analyzers) in _sets)
            Console.WriteLine($"| {name} ({analyzers.Length} analyzers) | {costs[name].Min():F2} | {costs[name].Min() - empty:F2} | {(costs[name].Min() - empty) / emit:P0} |");
        double ours = costs["Hangdump"].Min() - empty;
        budgets.Check($"{title}: added CPU over emit", ours / emit, 0.25, "×");
        foreach (string peer in (string[])["vs-threading", "Sonar"])
            budgets.Check($"{title}: added CPU over that of {peer}", ours / (costs[peer].Min() - empty), 1, "×");
    }
}
