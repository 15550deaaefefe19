using Microsoft.CodeAnalysis;

namespace Hangdump.Analyzers.Walk;

/// <summary>Names of symbols: as ids, and as a user writes them. Remembers what it has named; for one thread.</summary>
internal sealed class Names(Compilation compilation)
{
    private static readonly SymbolDisplayFormat _types = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters);

    private static readonly SymbolDisplayFormat _bareTypes = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private readonly Dictionary<ISymbol, string> _ids = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, string> _texts = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, string> _bare = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, bool> _own = new(SymbolEqualityComparer.Default);

    /// <summary>Unique in the compilation; of a constructed generic that of its definition.</summary>
    public string Id(ISymbol symbol)
    {
        symbol = symbol.OriginalDefinition;
        if (symbol is IMethodSymbol { PartialImplementationPart: { } part }) symbol = part;
        if (!_ids.TryGetValue(symbol, out string? id)) _ids[symbol] = id = symbol.GetDocumentationCommentId() ?? symbol.ToDisplayString();
        return id;
    }

    /// <summary><c>Bank.Account._gate</c>, <c>Bank.Account.Transfer</c>, <c>Caching.Cache&lt;TKey, TValue&gt;</c>.</summary>
    public string Text(ISymbol symbol)
    {
        symbol = symbol.OriginalDefinition;
        if (_texts.TryGetValue(symbol, out string? text)) return text;
        text = symbol is ITypeSymbol type ? type.ToDisplayString(_types)
            : symbol is IMethodSymbol { AssociatedSymbol: { } owner } ? Text(owner)
            : symbol is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } ? Text(symbol.ContainingType)
            : symbol.ContainingType is { } container ? Text(container) + "." + Plain(symbol.Name)
            : symbol.Name;
        return _texts[symbol] = text;
    }

    /// <summary>Name of a type with namespace and without type parameters.</summary>
    public string Bare(ITypeSymbol type)
    {
        type = type.OriginalDefinition;
        if (!_bare.TryGetValue(type, out string? text)) _bare[type] = text = type.ToDisplayString(_bareTypes);
        return text;
    }

    /// <summary>Whether it is declared in source that is compiled here or in a project referred to.</summary>
    public bool IsOwn(ISymbol symbol)
    {
        symbol = symbol.OriginalDefinition;
        if (!_own.TryGetValue(symbol, out bool own))
            _own[symbol] = own = SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly);
        return own;
    }

    private static string Plain(string name) => name.Substring(name.LastIndexOf('.') + 1);
}
