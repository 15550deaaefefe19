using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangdump.Analyzers.CodeFixes;

/// <summary>
/// HD1004: the read lock under which the write lock is entered becomes an upgradeable one, which is left as such. Offered where one
/// method enters it once and leaves it itself, so that no other code relies on the mode. Thread-safe.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UpgradeableReadLockFix))]
public sealed class UpgradeableReadLockFix : CodeFixProvider
{
    private const string Enter = "EnterReadLock";
    private const string Exit = "ExitReadLock";
    private const string Title = "Enter an upgradeable read lock";

    private static readonly string[] _dependOnMode = ["TryEnterReadLock", "IsReadLockHeld", "RecursiveReadCount"];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("HD1004");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            // The first of the other places is where the read lock is entered.
            if (root is null || diagnostic.AdditionalLocations.Count == 0 || diagnostic.AdditionalLocations[0] is not { } since || since.SourceTree != root.SyntaxTree) continue;
            if (root.FindNode(since.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: Enter } entered }) continue;
            if (Uses(entered) is not { } uses) continue;
            Document fixedDocument = context.Document.WithSyntaxRoot(root.ReplaceNodes(uses, (use, _) => Upgradeable(use)));
            context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(fixedDocument), Title), diagnostic);
        }
    }

    /// <summary>The names to be replaced; null where it is not safe to do so.</summary>
    private static List<SimpleNameSyntax>? Uses(MemberAccessExpressionSyntax entered)
    {
        SyntaxNode? function = entered.Ancestors().FirstOrDefault(node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or CompilationUnitSyntax);
        if (function is null) return null;
        List<SimpleNameSyntax> all = [];
        foreach (MemberAccessExpressionSyntax access in function.DescendantNodes().OfType<MemberAccessExpressionSyntax>())
            if (SyntaxFactory.AreEquivalent(access.Expression, entered.Expression)) all.Add(access.Name);
        int entries = all.Count(name => name.Identifier.ValueText == Enter), exits = all.Count(name => name.Identifier.ValueText == Exit);
        return entries == 1 && exits > 0 && !all.Exists(name => _dependOnMode.Contains(name.Identifier.ValueText)) ? all.FindAll(name => name.Identifier.ValueText is Enter or Exit) : null;
    }

    private static IdentifierNameSyntax Upgradeable(SimpleNameSyntax name) =>
        SyntaxFactory.IdentifierName(name.Identifier.ValueText == Enter ? "EnterUpgradeableReadLock" : "ExitUpgradeableReadLock").WithTriviaFrom(name);
}
