using Hangdump.Analyzers.Tests.RandomPrograms;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hangdump.Analyzers.Tests;

/// <summary>Whatever an editor has typed so far, it shows what a build of the same text shows, to the letter.</summary>
public sealed class EditSequenceTests
{
    private const int Edits = 8;

    private static bool All => Environment.GetEnvironmentVariable("HANGDUMP_TEST_ALL") == "1";

    [Fact]
    public async Task Random_programs_are_the_same_after_every_edit()
    {
        for (int seed = 0; seed < (All ? 200 : 20); seed++) await Type([.. new OrderProgram(seed).Files], seed);
    }

    [Fact]
    public async Task Marked_programs_are_the_same_after_every_edit()
    {
        int seed = 0;
        foreach (string folder in Directory.EnumerateDirectories(Path.Combine(CaseTests.Here(), "Cases")).Order(StringComparer.Ordinal))
        foreach (string program in MarkedProgram.In(folder))
            await Type([.. MarkedProgram.Read(program).Files.Select(file => (Path.GetFileName(file.Path), "#define BAD\n" + file.Text))], seed++);
    }

    private static async Task Type(IReadOnlyList<(string Path, string Text)> files, int seed)
    {
        Random random = new(seed);
        CSharpCompilation edited = Analysis.Compile(files);
        for (int edit = 0; edit < Edits; edit++)
        {
            SyntaxTree tree = edited.SyntaxTrees[random.Next(files.Count)];
            if (Change(tree, random) is { } change) edited = edited.ReplaceSyntaxTree(tree, tree.WithChangedText(tree.GetText(TestContext.Current.CancellationToken).WithChanges(change)));
            // Nothing is remembered of files that have just been read.
            CSharpCompilation fresh = Analysis.Compile(edited.SyntaxTrees.Take(files.Count).Select(file => (file.FilePath, file.ToString())));
            Assert.Equal(await Found(fresh), await Found(edited));
        }
    }

    private static async Task<string[]> Found(CSharpCompilation compilation) =>
        [.. (await Analysis.Run(compilation, isConcurrent: true, ("hangdump.report_suspected", "true"))).Select(diagnostic => $"{diagnostic} {string.Join(" ", diagnostic.AdditionalLocations)}")];

    /// <summary>A statement, a lambda, or a lock less or again; null where the file has nothing to change.</summary>
    private static TextChange? Change(SyntaxTree tree, Random random)
    {
        SyntaxNode root = tree.GetRoot(TestContext.Current.CancellationToken);
        BlockSyntax[] blocks = [.. root.DescendantNodes().OfType<BlockSyntax>()];
        LockStatementSyntax[] locks = [.. root.DescendantNodes().OfType<LockStatementSyntax>()];
        IfStatementSyntax[] unlocked = [.. root.DescendantNodes().OfType<IfStatementSyntax>().Where(choice => choice.Condition.ToString().StartsWith("null! != ", StringComparison.Ordinal))];
        switch (random.Next(4))
        {
            case 0 when blocks.Length > 0: return new TextChange(new TextSpan(blocks[random.Next(blocks.Length)].OpenBraceToken.Span.End, 0), $" int typed{random.Next(1000)} = 0; ");
            case 1 when blocks.Length > 0: return new TextChange(new TextSpan(blocks[random.Next(blocks.Length)].OpenBraceToken.Span.End, 0), $" System.Action typed{random.Next(1000)} = () => {{ }}; ");
            case 2 when locks.Length > 0:
                LockStatementSyntax taken = locks[random.Next(locks.Length)];
                return new TextChange(TextSpan.FromBounds(taken.LockKeyword.SpanStart, taken.OpenParenToken.Span.End), "if (null! != ");
            case 3 when unlocked.Length > 0:
                IfStatementSyntax skipped = unlocked[random.Next(unlocked.Length)];
                return new TextChange(TextSpan.FromBounds(skipped.IfKeyword.SpanStart, ((BinaryExpressionSyntax)skipped.Condition).Right.SpanStart), "lock (");
            default: return null;
        }
    }
}
