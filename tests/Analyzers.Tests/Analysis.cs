using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hangdump.Analyzers.Tests;

/// <summary>Compiles sources and runs the analyzers over them, as a build does.</summary>
internal static class Analysis
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> _framework = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || path.EndsWith("mscorlib.dll", StringComparison.Ordinal) || path.EndsWith("netstandard.dll", StringComparison.Ordinal))
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))]);

    private const string Usings =
        """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    /// <param name="sources">Path and text of each file.</param>
    /// <param name="symbols">Preprocessor symbols.</param>
    public static CSharpCompilation Compile(IEnumerable<(string Path, string Text)> sources, params string[] symbols)
    {
        CSharpParseOptions options = new(LanguageVersion.Preview, preprocessorSymbols: symbols);
        return CSharpCompilation.Create(
            "Analysed",
            sources.Append(("GlobalUsings.cs", Usings)).Select(source => CSharpSyntaxTree.ParseText(source.Item2, options, source.Item1)),
            _framework.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>Diagnostics of all severities, in the order of files and positions. The settings are as in an .editorconfig.</summary>
    /// <exception cref="InvalidOperationException">An analyzer threw.</exception>
    public static async Task<IReadOnlyList<Diagnostic>> Run(Compilation compilation, bool isConcurrent = true, params (string Key, string Value)[] settings)
    {
        List<string> failures = [];
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions([], new EditorConfig(settings)),
            onAnalyzerException: (exception, _, _) => { lock (failures) failures.Add(exception.ToString()); },
            concurrentAnalysis: isConcurrent,
            logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers([new LockOrderAnalyzer()], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        if (failures.Count > 0) throw new InvalidOperationException(failures[0]);
        return [.. found.OrderBy(one => one.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(one => one.Location.SourceSpan.Start).ThenBy(one => one.Id, StringComparer.Ordinal)];
    }

    /// <summary>What the compiler itself has against the program.</summary>
    public static IReadOnlyList<string> Errors(Compilation compilation) =>
        [.. compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString())];
}
