using System.Collections.Immutable;
using Hangdump.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Hangdump.Benchmarks.Analyzers;

/// <summary>
/// What an editor waits for after each key: a new compilation with one new tree, and the diagnostics of that tree. Once while a
/// statement is typed, once while the name of a field is, which other files may mean as well.
/// </summary>
internal sealed class EditBenchmark(int keys, Budgets budgets)
{
    private const double MegabyteBytes = 1024 * 1024;

    public void Run(string title, IReadOnlyList<(string Path, string Text)> sources, string declaration)
    {
        CSharpCompilation compilation = Workspace.Compile(sources);
        compilation.GetDiagnostics();
        double before = Memory();
        Analyse(compilation, [new EmptyAnalyzer()]);
        double empty = Memory();
        Analyse(compilation, [new LockOrderAnalyzer()]);
        double ours = Memory();
        Console.WriteLine($"\n## An editor on {title}\n\nMemory kept: {empty - before:F0} MB by an empty analyzer, {ours - empty:F0} MB by Hangdump on top.\n");
        Console.WriteLine("| key | empty, ms (median) | Hangdump, ms (median / maximum) |\n|---|---|---|");
        budgets.Check($"{title}: memory on top", ours - empty, 100, "MB");
        Type("in a body", compilation, key => $"int typed = {key}; return ", "return ");
        Type("of a private field's name", compilation, key => $"{declaration}_{key}", declaration);
    }

    private static double Memory()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(true) / MegabyteBytes;
    }

    private static void Analyse(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        compilation.With(analyzers).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();

    private void Type(string what, CSharpCompilation compilation, Func<int, string> typed, string place)
    {
        SyntaxTree tree = compilation.SyntaxTrees.Where(candidate => candidate.GetText().ToString().Contains(place, StringComparison.Ordinal)).Skip(3).First();
        TextSpan span = new(tree.GetText().ToString().IndexOf(place, StringComparison.Ordinal), place.Length);
        List<double> empty = [], ours = [];
        for (int key = 0; key < keys; key++)
        {
            SyntaxTree edited = tree.WithChangedText(tree.GetText().WithChanges(new TextChange(span, typed(key))));
            CSharpCompilation changed = compilation.ReplaceSyntaxTree(tree, edited);
            empty.Add(Request(changed, edited, new EmptyAnalyzer()));
            ours.Add(Request(compilation.ReplaceSyntaxTree(tree, edited), edited, new LockOrderAnalyzer()));
        }

        double median = ours.Median();
        Console.WriteLine($"| {what} | {empty.Median():F0} | {median:F0} / {ours.Max():F0} |");
        budgets.Check($"a key {what}", median, 200, "ms");
    }

    private static double Request(Compilation compilation, SyntaxTree tree, DiagnosticAnalyzer analyzer) => Workspace.Milliseconds(() =>
    {
        CompilationWithAnalyzers host = compilation.With([analyzer]);
        host.GetAnalyzerSemanticDiagnosticsAsync(host.Compilation.GetSemanticModel(tree), null, CancellationToken.None).GetAwaiter().GetResult();
    });
}
