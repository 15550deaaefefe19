using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangdump.Analyzers.Caching;

/// <summary>
/// What the meaning of a file depends on besides its own text: references, options, and the declarations, wherever they stand, of
/// the names that occur in it. Some names are meant without being written.
/// </summary>
internal sealed class Declarations
{
    private static readonly ConditionalWeakTable<SyntaxTree, Names> _names = new();

    private static readonly string[] _alwaysMeant =
    [
        "GetEnumerator", "GetAsyncEnumerator", "MoveNext", "MoveNextAsync", "Current", "Dispose", "DisposeAsync", "Add", "Deconstruct", "GetAwaiter",
        "GetResult", "IsCompleted", "Append", "AppendLiteral", "AppendFormatted", "Slice", "Length", "Count", "GetPinnableReference", "Select", "Where",
        "SelectMany", "Join", "GroupBy", "GroupJoin", "OrderBy", "ThenBy", "Cast", "operator", "using", "attribute",
    ];

    private readonly Compilation _compilation;
    private readonly Lazy<(string Environment, Dictionary<string, ulong> Hashes)> _all;

    public Declarations(Compilation compilation)
    {
        _compilation = compilation;
        _all = new(Read, LazyThreadSafetyMode.PublicationOnly);
    }

    public string KeyOf(SyntaxTree tree, CancellationToken cancelled)
    {
        (string environment, Dictionary<string, ulong> hashes) = _all.Value;
        ulong hash = 0;
        foreach (string name in NamesOf(tree, cancelled).Used.Concat(_alwaysMeant))
            if (hashes.TryGetValue(name, out ulong declared)) hash += Hash(name) * (declared | 1);
        return environment + hash.ToString("x", System.Globalization.CultureInfo.InvariantCulture);
    }

    private (string, Dictionary<string, ulong>) Read()
    {
        Dictionary<string, ulong> hashes = new(StringComparer.Ordinal);
        foreach (SyntaxTree tree in _compilation.SyntaxTrees)
        {
            foreach (KeyValuePair<string, ulong> declared in NamesOf(tree, CancellationToken.None).Declared)
                hashes[declared.Key] = (hashes.TryGetValue(declared.Key, out ulong other) ? other : 0) + declared.Value;
        }

        int references = 17;
        foreach (MetadataReference reference in _compilation.References) references = references * 31 + Identity(reference);
        // The options cannot be hashed as a whole: some of what compilers hang onto them has no hash.
        CompilationOptions options = _compilation.Options;
        return ($"{_compilation.AssemblyName} {references:x} {options.OutputKind} {options.MetadataImportOptions} {options.CheckOverflow} ", hashes);
    }

    /// <summary>A project's compilation changes with every key; what counts of it is seen through its own hash of declarations.</summary>
    private static int Identity(MetadataReference reference) => RuntimeHelpers.GetHashCode(reference);

    private static Names NamesOf(SyntaxTree tree, CancellationToken cancelled)
    {
        if (_names.TryGetValue(tree, out Names? names)) return names;
        names = new Names(tree.GetRoot(cancelled));
        return _names.GetValue(tree, _ => names);
    }

    private static ulong Hash(string text)
    {
        // FNV-1a: the same in every process, unlike that of strings.
        ulong hash = 14695981039346656037;
        foreach (char letter in text) hash = (hash ^ letter) * 1099511628211;
        return hash;
    }

    /// <summary>The names in one file: those that it uses, and those that it declares with a hash of their declarations without bodies.</summary>
    private sealed class Names
    {
        public Names(SyntaxNode root)
        {
            HashSet<string> used = new(StringComparer.Ordinal);
            foreach (SyntaxToken token in root.DescendantTokens())
                if (token.IsKind(SyntaxKind.IdentifierToken)) used.Add(token.ValueText);
            Used = used;
            foreach (SyntaxNode node in root.DescendantNodes(node => node is not (BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax)))
            {
                if (node is MemberDeclarationSyntax declared && IsUnseenElsewhere(declared)) continue;
                switch (node)
                {
                    case UsingDirectiveSyntax { GlobalKeyword.RawKind: not 0 } import: Declare("using", import.ToString()); break;
                    case AttributeListSyntax { Parent: CompilationUnitSyntax } attribute: Declare("attribute", attribute.ToString()); break;
                    case OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax: Declare("operator", Signature((MemberDeclarationSyntax)node)); break;
                    case EnumMemberDeclarationSyntax member: Declare(member.Identifier.ValueText, Container(member)); break;
                    case VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: BaseFieldDeclarationSyntax field } declaration } variable when !IsUnseenElsewhere(field): Declare(variable.Identifier.ValueText, $"{Container(field)} {field.Modifiers} {declaration.Type} {(field.Modifiers.Any(SyntaxKind.ConstKeyword) ? variable.Initializer : null)}"); break;
                    case BaseTypeDeclarationSyntax type: Declare(type.Identifier.ValueText, Head(type)); break;
                    case DelegateDeclarationSyntax type: Declare(type.Identifier.ValueText, type.ToString()); break;
                    case MethodDeclarationSyntax method: Declare(method.Identifier.ValueText, Signature(method)); break;
                    case ConstructorDeclarationSyntax constructor: Declare(constructor.Identifier.ValueText, Signature(constructor)); break;
                    case PropertyDeclarationSyntax property: Declare(property.Identifier.ValueText, Signature(property)); break;
                    case EventDeclarationSyntax raised: Declare(raised.Identifier.ValueText, Signature(raised)); break;
                    case IndexerDeclarationSyntax indexer: Declare("operator", Signature(indexer)); break;
                }
            }
        }

        public IReadOnlyCollection<string> Used { get; }

        public Dictionary<string, ulong> Declared { get; } = new(StringComparer.Ordinal);

        /// <summary>Whether it is private to a type that stands in one file: then no other file can mean it.</summary>
        private static bool IsUnseenElsewhere(MemberDeclarationSyntax member)
        {
            if (member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or MethodDeclarationSyntax { ExplicitInterfaceSpecifier: not null } or PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: not null } or EventDeclarationSyntax { ExplicitInterfaceSpecifier: not null }) return false;
            if (member.Parent is not (ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax)) return false;
            foreach (SyntaxToken modifier in member.Modifiers)
                if (modifier.IsKind(SyntaxKind.PublicKeyword) || modifier.IsKind(SyntaxKind.InternalKeyword) || modifier.IsKind(SyntaxKind.ProtectedKeyword)) return false;
            foreach (SyntaxNode ancestor in member.Ancestors())
                if (ancestor is TypeDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.PartialKeyword)) return false;
            return true;
        }

        private void Declare(string name, string text) => Declared[name] = (Declared.TryGetValue(name, out ulong other) ? other : 0) + Hash(text);

        /// <summary>What a type is and inherits; its members count under their own names.</summary>
        private static string Head(BaseTypeDeclarationSyntax type)
        {
            string parameters = type is TypeDeclarationSyntax named ? $"{named.TypeParameterList}{named.ParameterList}{named.ConstraintClauses}" : "";
            return $"{Container(type)} {type.Modifiers} {type.Kind()} {type.Identifier}{parameters} {type.BaseList}";
        }

        private static string Container(SyntaxNode node) => string.Join(".", node.Ancestors().Select(ancestor => ancestor switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
            BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
            _ => "",
        }));

        private static string Signature(MemberDeclarationSyntax member) => member switch
        {
            MethodDeclarationSyntax method => $"{Container(method)} {method.Modifiers} {method.ReturnType} {method.ExplicitInterfaceSpecifier}{method.Identifier}{method.TypeParameterList}{method.ParameterList}{method.ConstraintClauses}",
            ConstructorDeclarationSyntax constructor => $"{Container(constructor)} {constructor.Modifiers} {constructor.ParameterList}",
            PropertyDeclarationSyntax property => $"{Container(property)} {property.Modifiers} {property.Type} {property.ExplicitInterfaceSpecifier}{property.Identifier} {Accessors(property)}",
            IndexerDeclarationSyntax indexer => $"{Container(indexer)} {indexer.Modifiers} {indexer.Type} {indexer.ParameterList} {Accessors(indexer)}",
            EventDeclarationSyntax raised => $"{Container(raised)} {raised.Modifiers} {raised.Type} {raised.ExplicitInterfaceSpecifier}{raised.Identifier}",
            OperatorDeclarationSyntax op => $"{Container(op)} {op.ReturnType} {op.OperatorToken} {op.ParameterList}",
            ConversionOperatorDeclarationSyntax op => $"{Container(op)} {op.ImplicitOrExplicitKeyword} {op.Type} {op.ParameterList}",
            _ => "",
        };

        /// <summary>Which accessors there are, and whether they are more than a field.</summary>
        private static string Accessors(BasePropertyDeclarationSyntax property) =>
            property.AccessorList is null ? "=>" : string.Join(" ", property.AccessorList.Accessors.Select(accessor => $"{accessor.Modifiers} {accessor.Keyword} {(accessor.Body is null && accessor.ExpressionBody is null ? "" : "{}")}"));
    }
}
