using System.Collections.Immutable;
using Hangdump.Analyzers;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hangdump.Benchmarks.Analyzers;

/// <summary>How the added cost grows with the size of the code.</summary>
internal sealed class GrowthBenchmark(int rounds, Budgets budgets)
{
    private static readonly int[] _thousands = [10, 50, 200, 500];

    public void Run()
    {
        Console.WriteLine("\n## Growth, synthetic code\n\n| kLOC | added CPU, s | ms per kLOC |\n|---|---|---|");
        List<double> perLine = [];
        // So that what is compiled of the compiler itself is not counted.
        Cost(SyntheticCode.Of(10_000), [new LockOrderAnalyzer()]);
        foreach (int thousands in _thousands)
        {
            List<(string, string)> sources = SyntheticCode.Of(thousands * 1000);
            List<double> empty = [], ours = [];
            for (int round = 0; round < rounds; round++)
            {
                empty.Add(Cost(sources, [new EmptyAnalyzer()]));
                ours.Add(Cost(sources, [new LockOrderAnalyzer()]));
            }

            double added = ours.Min() - empty.Min();
            perLine.Add(added / thousands);
            Console.WriteLine($"| {thousands} | {added:F2} | {added / thousands * 1000:F1} |");
        }

        budgets.Check("added CPU per line at 500 kLOC over that at 50 kLOC", perLine[3] / perLine[1], 2, "×");
    }

    private static double Cost(List<(string, string)> sources, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        CSharpCompilation compilation = Workspace.Compile(sources);
        return Workspace.Cpu(() => compilation.With(analyzers).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult());
    }
}
