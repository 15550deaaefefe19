using System.Collections.Immutable;
using Hangdump.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hangdump.Benchmarks.Analyzers;

/// <summary>What is found in a folder of sources, compiled as one; what it misses of packages is left unknown.</summary>
internal static class Findings
{
    public static void Print(string folder)
    {
        CSharpCompilation compilation = Workspace.Compile(Workspace.In(folder));
        ImmutableArray<Diagnostic> found = compilation.With([new LockOrderAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        int errors = compilation.GetDiagnostics().Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Console.WriteLine($"{compilation.SyntaxTrees.Length} files, {compilation.SyntaxTrees.Sum(tree => tree.GetText().Lines.Count) / 1000.0:F0} kLOC, {errors} errors of the compiler, {found.Count(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)} warnings");
        foreach (Diagnostic diagnostic in found.OrderBy(one => one.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(one => one.Location.SourceSpan.Start))
        {
            FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
            if (diagnostic.Id != "HD1013") Console.WriteLine($"{Path.GetRelativePath(folder, span.Path)}({span.StartLinePosition.Line + 1}): {diagnostic.Severity} {diagnostic.Id}: {diagnostic.GetMessage()}");
        }
    }
}
