using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Hangdump.Analyzers.Tests;

/// <summary>The analyzer as an editor drives it: file by file, a new compilation at every key, requests that are cancelled.</summary>
public sealed class EditorTests
{
    private const string Here = "sealed class A { public readonly object Gate = new(); readonly B _b; public A(B b) => _b = b; public void M() { lock (Gate) _b.N(); } public void P() { lock (Gate) { } } }";
    private const string There = "sealed class B { readonly object _gate = new(); A? _a; public void N() { lock (_gate) { } } public void O() { lock (_gate) { _a?.P(); } } }";

    [Fact]
    public async Task Each_file_shows_what_lies_in_it()
    {
        CSharpCompilation compilation = Analysis.Compile([("A.cs", Here), ("B.cs", There)]);
        string[] ids = [.. (await In(compilation, "A.cs")).Concat(await In(compilation, "B.cs")).Order(StringComparer.Ordinal)];
        Assert.Equal(["HD1001", "HD1013"], ids);
    }

    [Fact]
    public async Task A_change_of_another_file_counts_at_once()
    {
        CSharpCompilation compilation = Analysis.Compile([("A.cs", Here), ("B.cs", There)]);
        Assert.Single(await In(compilation, "A.cs"));
        Assert.Empty(await In(Edit(compilation, "B.cs", There.Replace("_a?.P();", "", StringComparison.Ordinal)), "A.cs"));
        Assert.Single(await In(Edit(compilation, "B.cs", There.Replace("_a?.P();", "_a!.P();", StringComparison.Ordinal)), "A.cs"));
    }

    /// <summary>What is private to a type counts in the other files of the type.</summary>
    [Fact]
    public async Task A_private_declaration_counts_in_all_parts_of_its_type()
    {
        const string Uses = "sealed partial class A { readonly B _b = new(); public void M() { lock (Own) _b.N(); } public void P() { lock (_gate) { } } }";
        const string Declares = "sealed partial class A { private readonly object _gate = new(); private readonly object Own = new(); }";
        const string Other = "sealed class B { readonly object _gate = new(); public void N() { lock (_gate) { } } void O(A a) { lock (_gate) a.P(); } }";
        CSharpCompilation compilation = Analysis.Compile([("A.cs", Uses), ("Parts.cs", Declares), ("B.cs", Other)]);
        Assert.Empty(await In(compilation, "A.cs"));
        Assert.Single(await In(Edit(compilation, "Parts.cs", Declares.Replace("readonly object Own = new()", "object Own => _gate", StringComparison.Ordinal)), "A.cs"));
        Assert.Empty(await In(Edit(compilation, "Parts.cs", Declares), "A.cs"));
    }

    /// <summary>What is done with a delegate two calls away is a part of what the caller does.</summary>
    [Fact]
    public async Task A_change_of_what_a_delegate_is_called_under_counts_for_whoever_gives_it()
    {
        const string Caller = "sealed class A { readonly object _a = new(); void M() { Relay.Run(() => { lock (_a) { } }); } void O() { lock (_a) { lock (Runner.Gate) { } } } }";
        const string Between = "static class Relay { public static void Run(System.Action a) { Runner.Run(a); } }";
        const string Callee = "static class Runner { public static readonly object Gate = new(); public static void Run(System.Action a) { a(); } }";
        CSharpCompilation compilation = Analysis.Compile([("A.cs", Caller), ("Between.cs", Between), ("Callee.cs", Callee)]);
        Assert.Empty(await In(compilation, "A.cs"));
        CSharpCompilation locked = Edit(compilation, "Callee.cs", Callee.Replace("a();", "lock (Gate) a();", StringComparison.Ordinal));
        Assert.NotEmpty(await In(locked, "A.cs"));
        Assert.Empty(await In(Edit(locked, "Callee.cs", Callee), "A.cs"));
    }

    /// <summary>The text of A stays, its meaning changes: the overload that it calls is another one.</summary>
    [Fact]
    public async Task A_declaration_elsewhere_changes_what_a_file_means()
    {
        const string Caller = "sealed class A { readonly object _gate = new(); readonly B _b = new(); public void M() { lock (_gate) _b.N(1); } public void P() { lock (_gate) { } } }";
        const string Callee = "sealed class B { readonly object _gate = new(); public void N(object o) { lock (_gate) { } } /**/ void O(A a) { lock (_gate) a.P(); } }";
        CSharpCompilation compilation = Analysis.Compile([("A.cs", Caller), ("B.cs", Callee)]);
        Assert.Single(await In(compilation, "A.cs"));
        Assert.Empty(await In(Edit(compilation, "B.cs", Callee.Replace("/**/", "public void N(int i) { }", StringComparison.Ordinal)), "A.cs"));
        Assert.Single(await In(Edit(compilation, "B.cs", Callee), "A.cs"));
    }

    /// <summary>Neither text changes: a reference does.</summary>
    [Fact]
    public async Task A_new_version_of_a_reference_changes_what_a_file_means()
    {
        const string Caller = "sealed class A { readonly object _a = new(), _b = new(); void M() { lock (_a) Lib.Run(() => { lock (_b) { } }); } void N() { lock (_b) lock (_a) { } } void Lock(System.Action a) { a(); } }";
        CSharpCompilation compilation = Analysis.Compile([("A.cs", Caller)]);
        CSharpCompilation calls = compilation.AddReferences(Library("public static class Lib { public static void Run(System.Action a) { } }"));
        CSharpCompilation other = compilation.AddReferences(Library("public static class Lib { public static void Run(System.Linq.Expressions.Expression<System.Action> a) { } public static void Run(System.Func<int> a) { } }"));
        string[] first = [.. await In(calls, "A.cs")];
        await In(other, "A.cs");
        Assert.Equal(first, await In(calls, "A.cs"));
    }

    [Fact]
    public async Task A_cancelled_request_spoils_nothing()
    {
        (string, string)[] many = [("A.cs", Here), ("B.cs", There), .. Enumerable.Range(0, 200).Select(i => ($"F{i}.cs", $"class F{i} {{ readonly object _g = new(); void M(B b) {{ lock (_g) b.N(); }} }}"))];
        CSharpCompilation compilation = Analysis.Compile(many);
        for (int i = 0; i < 20; i++)
        {
            using CancellationTokenSource soon = new(TimeSpan.FromMilliseconds(i));
            try
            {
                await In(Edit(compilation, "A.cs", Here + new string(' ', i)), "A.cs", soon.Token);
            }
            catch (OperationCanceledException)
            {
                // As meant.
            }
        }

        Assert.Single(await In(compilation, "A.cs"));
    }

    [Fact]
    public async Task Many_requests_at_once_agree()
    {
        CSharpCompilation compilation = Analysis.Compile([("A.cs", Here), ("B.cs", There)]);
        string[][] all = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () => (await In(compilation, "A.cs")).ToArray())));
        Assert.All(all, ids => Assert.Equal(all[0], ids));
        Assert.Single(all[0]);
    }

    private static CSharpCompilation Edit(CSharpCompilation compilation, string path, string text)
    {
        SyntaxTree old = compilation.SyntaxTrees.Single(tree => tree.FilePath == path);
        return compilation.ReplaceSyntaxTree(old, old.WithChangedText(SourceText.From(text)));
    }

    private static async Task<IReadOnlyList<string>> In(CSharpCompilation compilation, string path, CancellationToken cancelled = default)
    {
        CompilationWithAnalyzers driver = compilation.WithAnalyzers([new LockOrderAnalyzer()], new AnalyzerOptions([]));
        SemanticModel model = driver.Compilation.GetSemanticModel(driver.Compilation.SyntaxTrees.Single(tree => tree.FilePath == path));
        ImmutableArray<Diagnostic> found = await driver.GetAnalyzerSemanticDiagnosticsAsync(model, null, cancelled);
        return [.. found.Select(diagnostic => diagnostic.Id)];
    }

    private static MetadataReference Library(string text)
    {
        MemoryStream image = new();
        CSharpCompilation compilation = Analysis.Compile([("Lib.cs", text)]).WithAssemblyName("Lib");
        Assert.True(compilation.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
