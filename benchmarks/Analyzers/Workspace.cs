using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hangdump.Benchmarks.Analyzers;

/// <summary>Compilations and analyzers, and what they cost.</summary>
internal static class Workspace
{
    private static readonly ImmutableArray<MetadataReference> _framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The C# files of a folder, without those that tools have written.</summary>
    public static IReadOnlyList<(string Path, string Text)> In(string folder) =>
    [
        // What most projects of today import without saying so.
        (Path.Combine(folder, "ImplicitUsings.cs"), "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;"),
        .. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(path => !path.Contains("/obj/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(path => (path, File.ReadAllText(path))),
    ];

    /// <summary>Parsed anew each time: analyzers remember what they know of a tree.</summary>
    public static CSharpCompilation Compile(IEnumerable<(string Path, string Text)> sources)
    {
        CSharpParseOptions options = new(LanguageVersion.Preview);
        SyntaxTree[] trees = [.. sources.AsParallel().AsOrdered().Select(source => CSharpSyntaxTree.ParseText(source.Text, options, source.Path))];
        foreach (SyntaxTree tree in trees) tree.GetRoot();
        return CSharpCompilation.Create("Measured", trees, _framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
    }

    public static CompilationWithAnalyzers With(this Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));

    /// <summary>The analyzers of a package, found by the name under which the project file has noted its folder.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Peer(string name)
    {
        string folder = typeof(Workspace).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == name).Value!;
        PeerContext context = new(folder);
        return
        [
            .. Directory.EnumerateFiles(folder, "*.dll").Order(StringComparer.Ordinal).SelectMany(path => Types(context.LoadFromAssemblyPath(path)))
                .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type)
                    && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains(LanguageNames.CSharp) == true)
                .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
        ];
    }

    /// <summary>Processor time of this process in seconds.</summary>
    public static double Cpu(Action action)
    {
        GC.Collect();
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        action();
        return (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
    }

    public static double Milliseconds(Action action)
    {
        long began = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static IEnumerable<Type> Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>();
        }
    }

    /// <summary>Takes what lies beside an analyzer from there, and the compiler from us.</summary>
    private sealed class PeerContext(string folder) : AssemblyLoadContext
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            string path = Path.Combine(folder, assemblyName.Name + ".dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
}
