using System.Collections.Immutable;
using Hangdump.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

// Runs the analyzers over the files that the arguments name, in the compiler that this program was built with, and prints
// "<file>(<line>) <rule>" for each finding.
CSharpParseOptions options = new(LanguageVersion.CSharp12, preprocessorSymbols: ["BAD"]);
const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";
IEnumerable<MetadataReference> framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
    .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path));
int code = 0;
foreach (string file in args)
{
    CSharpCompilation compilation = CSharpCompilation.Create(
        "Old",
        [CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file), CSharpSyntaxTree.ParseText(Usings, options, "Usings.cs")],
        framework,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    CompilationWithAnalyzers driver = compilation.WithAnalyzers(
        [new LockOrderAnalyzer()],
        new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => { Console.WriteLine(exception); code = 1; }, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
    ImmutableArray<Diagnostic> found = await driver.GetAnalyzerDiagnosticsAsync();
    foreach (Diagnostic diagnostic in found.OrderBy(one => one.Location.SourceSpan.Start).ThenBy(one => one.Id, StringComparer.Ordinal))
        Console.WriteLine($"{Path.GetFileName(file)}({diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}) {diagnostic.Id}");
}

return code;
