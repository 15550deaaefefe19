using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Hangdump.Analyzers.Code;

/// <summary>A piece of one file.</summary>
/// <param name="Line">Counted from one.</param>
internal readonly record struct Position(TextSpan Span, int Line)
{
    public static Position Of(SyntaxNode node) => Of(node.SyntaxTree, node.Span);

    public static Position Of(SyntaxTree tree, TextSpan span) => new(span, tree.GetLineSpan(span).StartLinePosition.Line + 1);
}
