using Hangdump.Analyzers.Code;
using Hangdump.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace Hangdump.Analyzers.Rules;

/// <summary>A piece of a body, ready to be shown.</summary>
internal readonly record struct Site(SyntaxTree Tree, Position Position)
{
    public Location Location => Microsoft.CodeAnalysis.Location.Create(Tree, Position.Span);

    /// <summary><c>Account.cs:12</c>.</summary>
    public string Text => $"{Path.GetFileName(Tree.FilePath)}:{Position.Line}";

    public static Site Of(CodeIndex index, Body body, Position position) => new(index.TreeOf(body).Tree, position);

    public static Site Of(CodeIndex index, Effect effect) => Of(index, effect.Body, effect.Step.Position);
}
