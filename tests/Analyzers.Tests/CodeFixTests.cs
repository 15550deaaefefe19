using System.Reflection;
using Hangdump.Analyzers.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Hangdump.Analyzers.Tests;

/// <summary>A fix leaves code that compiles and behaves: what threw before it does its work after it.</summary>
public sealed class CodeFixTests
{
    private const string Table =
        """
        public sealed class Table
        {
            private readonly ReaderWriterLockSlim _lock = new();
            private int _rows;

            public int Run() { Grow(); GrowByHelper(); return _rows; }

            private void Grow()
            {
                _lock.EnterReadLock(); // kept
                try
                {
                    _lock.EnterWriteLock();
                    _rows++;
                    _lock.ExitWriteLock();
                }
                finally
                {
                    _lock.ExitReadLock();
                }
            }

            private void GrowByHelper()
            {
                _lock.EnterReadLock();
                Helper();
                _lock.ExitReadLock();
            }

            private void Helper()
            {
                _lock.EnterWriteLock();
                _rows++;
                _lock.ExitWriteLock();
            }
        }
        """;

    [Fact]
    public async Task All_occurrences_are_repaired_and_the_program_runs()
    {
        Assert.IsType<LockRecursionException>(Assert.Throws<TargetInvocationException>(() => Run(Table)).InnerException);
        string repaired = await FixAll(Table);
        Assert.Equal(2, Run(repaired));
        Assert.Contains("_lock.EnterUpgradeableReadLock(); // kept", repaired, StringComparison.Ordinal);
        Assert.DoesNotContain(await Analysis.Run(Analysis.Compile([("Table.cs", repaired)])), diagnostic => diagnostic.Id == "HD1004");
    }

    /// <summary>Where another method leaves the lock, or asks for its mode, only a person can tell what to do.</summary>
    [Theory]
    [InlineData("void M() { _lock.EnterReadLock(); _lock.EnterWriteLock(); _lock.ExitWriteLock(); Leave(); } void Leave() { _lock.ExitReadLock(); }")]
    [InlineData("void M() { _lock.EnterReadLock(); _lock.EnterWriteLock(); _lock.ExitWriteLock(); if (_lock.IsReadLockHeld) _lock.ExitReadLock(); }")]
    [InlineData("void M(bool b) { if (b) _lock.EnterReadLock(); else _lock.EnterReadLock(); _lock.EnterWriteLock(); _lock.ExitWriteLock(); _lock.ExitReadLock(); }")]
    public async Task Nothing_is_offered_where_it_is_not_safe(string members)
    {
        string text = $"sealed class A {{ readonly System.Threading.ReaderWriterLockSlim _lock = new(); {members} }}";
        Assert.Contains(await Analysis.Run(Analysis.Compile([("A.cs", text)])), diagnostic => diagnostic.Id == "HD1004");
        Assert.Equal(text, await FixAll(text));
    }

    private static int Run(string text)
    {
        using MemoryStream image = new();
        Assert.True(Analysis.Compile([("Table.cs", text)]).Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        Type table = Assembly.Load(image.ToArray()).GetType("Table")!;
        return (int)table.GetMethod("Run")!.Invoke(Activator.CreateInstance(table), null)!;
    }

    /// <summary>The text after the fix of every diagnostic in turn, as an editor applies them.</summary>
    private static async Task<string> FixAll(string text)
    {
        using AdhocWorkspace workspace = new();
        CancellationToken cancelled = TestContext.Current.CancellationToken;
        Compilation compilation = Analysis.Compile([("Code.cs", text)]);
        Project project = workspace.AddProject("Fixed", LanguageNames.CSharp).WithMetadataReferences(compilation.References).WithParseOptions(compilation.SyntaxTrees.First().Options).WithCompilationOptions(compilation.Options);
        project = project.AddDocument("GlobalUsings.cs", compilation.SyntaxTrees.Last().ToString()).Project;
        Document document = project.AddDocument("Code.cs", text);
        while (true)
        {
            Compilation current = (await document.Project.GetCompilationAsync(cancelled))!;
            SyntaxTree tree = (await document.GetSyntaxTreeAsync(cancelled))!;
            List<CodeAction> actions = [];
            foreach (Diagnostic diagnostic in (await Analysis.Run(current)).Where(found => found.Id == "HD1004" && found.Location.SourceTree == tree))
                await new UpgradeableReadLockFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancelled));
            if (actions.Count == 0) return (await document.GetTextAsync(cancelled)).ToString();
            ApplyChangesOperation applied = (await actions[0].GetOperationsAsync(cancelled)).OfType<ApplyChangesOperation>().Single();
            document = applied.ChangedSolution.GetDocument(document.Id)!;
        }
    }
}
