using Hangdump.Analyzers.Code;
using Hangdump.Analyzers.Locks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Hangdump.Analyzers.Walk;

/// <summary>Reads one file: every body in it, and how its members relate to others.</summary>
internal sealed class TreeWalker
{
    private readonly SemanticModel _model;
    private readonly CancellationToken _cancelled;
    private readonly HashSet<string> _walked = [];
    private readonly Dictionary<int, int> _numbers = [];
    private readonly Dictionary<ISymbol, string> _nested = new(SymbolEqualityComparer.Default);

    private TreeWalker(SemanticModel model, CancellationToken cancelled)
    {
        _model = model;
        _cancelled = cancelled;
        Names = new Names(model.Compilation);
        Code = new TreeCode(model.SyntaxTree);
    }

    public Names Names { get; }

    public TreeCode Code { get; }

    public static TreeCode Walk(SemanticModel model, CancellationToken cancelled)
    {
        var walker = new TreeWalker(model, cancelled);
        SyntaxNode root = model.SyntaxTree.GetRoot(cancelled);
        foreach (SyntaxNode node in root.DescendantNodesAndSelf(node => node is not (BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax))) walker.Declaration(node);
        return walker.Code;
    }

    /// <summary>Id of a method, also of a lambda or local function.</summary>
    public string IdOf(ISymbol method)
    {
        if (method is not IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction } nested) return Names.Id(method);
        nested = nested.OriginalDefinition;
        if (_nested.TryGetValue(nested, out string? id)) return id;
        ISymbol owner = nested;
        while (owner is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction } && owner.ContainingSymbol is { } outer) owner = outer;
        return _nested[nested] = $"{Names.Id(owner)}/{nested.Name}@{NumberOf(nested.DeclaringSyntaxReferences.FirstOrDefault()?.Span.Start ?? 0)}";
    }

    public string LambdaId(IAnonymousFunctionOperation lambda, BodyWalker outer) => $"{outer.OwnerId}/λ@{NumberOf(lambda.Syntax.SpanStart)}";

    /// <summary>Tells apart what has no name of its own, by a number that stays the same while something is typed before it.</summary>
    /// <param name="start">Where it stands.</param>
    public int NumberOf(int start)
    {
        if (!_numbers.TryGetValue(start, out int number)) _numbers[start] = number = _numbers.Count;
        return number;
    }

    /// <summary>Walks a lambda once and returns its id.</summary>
    public string WalkLambda(IAnonymousFunctionOperation lambda, BodyWalker outer, bool isImmediate)
    {
        string id = LambdaId(lambda, outer);
        _nested[lambda.Symbol] = id;
        if (!isImmediate) Code.Escaped.Add(id);
        Nested(lambda.Symbol, id, lambda.Body, outer, "a lambda in ");
        return id;
    }

    public void WalkLocalFunction(ILocalFunctionOperation function, BodyWalker outer) =>
        Nested(function.Symbol, IdOf(function.Symbol), function.Body, outer, "");

    /// <summary>Whether a getter of a property of the compilation is more than a field.</summary>
    public bool HasGetter(IPropertySymbol property) => property.GetMethod is { } getter && MayHaveBody(getter);

    /// <summary>False for accessors that the compiler makes up.</summary>
    public bool MayHaveBody(IMethodSymbol accessor)
    {
        if (accessor.IsAbstract) return true;
        SyntaxReference? reference = accessor.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault();
        return reference?.GetSyntax(_cancelled) is AccessorDeclarationSyntax { Body: not null } or AccessorDeclarationSyntax { ExpressionBody: not null } or ArrowExpressionClauseSyntax or PropertyDeclarationSyntax or IndexerDeclarationSyntax;
    }

    /// <summary>Remembers how the lock in a field is made.</summary>
    public void NoteMade(ISymbol field, IOperation? value)
    {
        while (value is IConversionOperation conversion) value = conversion.Operand;
        if (value is not IObjectCreationOperation { Type: { } type } creation) return;
        LockFacts? facts = Names.Bare(type) switch
        {
            "System.Threading.SemaphoreSlim" or "System.Threading.Semaphore" =>
                new LockFacts(creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value.ConstantValue is { HasValue: true, Value: int slots } ? slots : null, false),
            "System.Threading.ReaderWriterLockSlim" =>
                new LockFacts(null, creation.Arguments.Any(argument => argument.Value.ConstantValue is { HasValue: true, Value: 1 } || argument.Value.ConstantValue is not { HasValue: true })),
            _ => null,
        };
        if (facts is not null) Code.Made.Add((Names.Text(field), facts));
    }

    private void Declaration(SyntaxNode node)
    {
        _cancelled.ThrowIfCancellationRequested();
        switch (node)
        {
            case BaseMethodDeclarationSyntax { Body: not null } or BaseMethodDeclarationSyntax { ExpressionBody: not null } or ConstructorDeclarationSyntax { Initializer: not null } or AccessorDeclarationSyntax { Body: not null } or AccessorDeclarationSyntax { ExpressionBody: not null }:
                Member(_model.GetDeclaredSymbol(node, _cancelled) as IMethodSymbol, node);
                break;
            case BaseMethodDeclarationSyntax method: Relations(_model.GetDeclaredSymbol(method, _cancelled) as IMethodSymbol); break;
            case PropertyDeclarationSyntax { ExpressionBody: { } arrow } property: Member((_model.GetDeclaredSymbol(property, _cancelled) as IPropertySymbol)?.GetMethod, arrow); break;
            case IndexerDeclarationSyntax { ExpressionBody: { } arrow } indexer: Member((_model.GetDeclaredSymbol(indexer, _cancelled) as IPropertySymbol)?.GetMethod, arrow); break;
            case VariableDeclaratorSyntax { Initializer: { } value, Parent.Parent: BaseFieldDeclarationSyntax } variable: Initializer(_model.GetDeclaredSymbol(variable, _cancelled), value); break;
            case PropertyDeclarationSyntax { Initializer: { } value } property: Initializer(_model.GetDeclaredSymbol(property, _cancelled), value); break;
            case TypeDeclarationSyntax type: TypeRelations(type); break;
            case CompilationUnitSyntax unit when unit.Members.Any(member => member is GlobalStatementSyntax): TopLevel(unit); break;
        }
    }

    private void Member(IMethodSymbol? method, SyntaxNode syntax)
    {
        if (method is null) return;
        Relations(method);
        if (_model.GetOperation(syntax, _cancelled) is not { } operation) return;
        string id = Names.Id(method);
        Walk(method, id, id, operation, Names.Text(method), syntax);
        Alias(method, operation);
    }

    private void TopLevel(CompilationUnitSyntax unit)
    {
        if (_model.GetDeclaredSymbol(unit, _cancelled) is not IMethodSymbol main || _model.GetOperation(unit, _cancelled) is not { } operation) return;
        string id = Names.Id(main);
        Walk(main, id, id, operation, "Program", unit);
    }

    private void Nested(IMethodSymbol method, string id, IOperation? operation, BodyWalker outer, string prefix)
    {
        if (operation is null || _walked.Contains(id)) return;
        if (Walk(method, id, outer.OwnerId, operation, prefix + (prefix.Length > 0 ? Names.Text(OwnerOf(method)) : method.Name), operation.Syntax) is { } walker) outer.TakeOver(walker);
    }

    private static ISymbol OwnerOf(ISymbol method)
    {
        while (method is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction }) method = method.ContainingSymbol;
        return method;
    }

    /// <summary>Null where nothing is said of it.</summary>
    private BodyWalker? Walk(IMethodSymbol method, string id, string ownerId, IOperation operation, string name, SyntaxNode syntax)
    {
        if (!_walked.Add(id)) return null;
        var walker = new BodyWalker(this, method, id, ownerId, operation, _cancelled);
        Node code;
        try
        {
            code = walker.Walk(operation);
        }
        catch (InsufficientExecutionStackException)
        {
            // Nobody nests code that deep by hand; of such a body nothing is said.
            return null;
        }

        bool isSynchronized = (method.MethodImplementationFlags & System.Reflection.MethodImplAttributes.Synchronized) != 0;
        Code.Bodies.Add(new Body(id, name, isSynchronized ? Synchronized(method, code, syntax) : code)
        {
            Position = Position.Of(syntax.SyntaxTree, new Microsoft.CodeAnalysis.Text.TextSpan(syntax.SpanStart, 0)),
            Class = OwnerOf(method) is { IsStatic: false, ContainingType: { TypeKind: TypeKind.Class } type } ? Names.Text(type) : null,
            IsConstructor = method.MethodKind == MethodKind.Constructor,
            IsStaticConstructor = method.MethodKind == MethodKind.StaticConstructor,
            IsHidden = IsHidden(method),
            Orders = walker.Orders,
            UsesLocks = walker.UsesLocks || isSynchronized,
            CallsParameters = walker.CallsParameters,
        });
        return walker;
    }

    /// <summary>A method marked as synchronized locks its object, or its type where it is static.</summary>
    private Sequence Synchronized(IMethodSymbol method, Node code, SyntaxNode syntax)
    {
        string type = Names.Text(method.ContainingType);
        var use = new LockUse(method.IsStatic ? Place.Static($"typeof({type})") : Place.This(type, isOwnType: true), LockKind.Monitor) { Type = method.IsStatic ? null : type };
        return new Sequence([new Acquire(use, Position.Of(syntax.SyntaxTree, syntax.GetFirstToken().Span), IsPatient: true), new Guarded(code, [], new Release(use))]);
    }

    /// <summary>Whether nobody outside the compilation can call it.</summary>
    private static bool IsHidden(IMethodSymbol method)
    {
        if (method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction) return true;
        if (method.MethodKind is MethodKind.ExplicitInterfaceImplementation or MethodKind.StaticConstructor or MethodKind.Destructor || method.Name == "Main") return false;
        if (method.IsOverride || method.IsVirtual || method.IsAbstract) return false;
        for (ISymbol? symbol = method; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbol.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal) return true;
        }

        return false;
    }

    private void Alias(IMethodSymbol method, IOperation operation)
    {
        if (method.Parameters.Length > 0 || method.ReturnsVoid || method.IsAsync || method.ReturnType.IsValueType) return;
        if (ReturnedValue(operation) is not { } value) return;
        var walker = new BodyWalker(this, method, Names.Id(method), Names.Id(method), operation, _cancelled);
        Place place = new Places(this, walker, operation).Of(value);
        string name = Names.Text(method) + (method.MethodKind == MethodKind.PropertyGet ? "" : "()");
        if (place.Root is RootKind.This or RootKind.Static && !place.Fields.Any(field => Getters.Is(field) && Getters.Member(field) == name)) Code.Aliases.Add((name, place));
    }

    /// <summary>The value of a body that does nothing but to return it.</summary>
    private static IOperation? ReturnedValue(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IMethodBodyOperation method: operation = method.BlockBody ?? method.ExpressionBody!; break;
                case IBlockOperation { Operations.Length: 1 } block: operation = block.Operations[0]; break;
                case IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } value }: return value;
                default: return null;
            }

            if (operation is null) return null;
        }
    }

    private void Initializer(ISymbol? symbol, EqualsValueClauseSyntax value)
    {
        if (symbol is null || _model.GetOperation(value, _cancelled) is not { } operation) return;
        IOperation? content = operation is ISymbolInitializerOperation initializer ? initializer.Value : null;
        NoteMade(symbol, content);
        if (content is not null && Places.Unwrap(content) is IParameterReferenceOperation) Code.Given.Add(Names.Text(symbol));
        if (symbol.ContainingType.InstanceConstructors.FirstOrDefault() is not { } constructor) return;
        // An initialiser runs in the constructors; only what it says of delegates and lambdas counts.
        string id = Names.Id(symbol);
        var walker = new BodyWalker(this, constructor, id, id, operation, _cancelled);
        walker.Walk(operation);
        if (content is not null) walker.Delegates.FlowTo(Slots.Member(id), content);
    }

    private void Relations(IMethodSymbol? method)
    {
        if (method is null) return;
        for (IMethodSymbol? overridden = method.OverriddenMethod; overridden is not null && Names.IsOwn(overridden); overridden = overridden.OverriddenMethod)
            Code.Implementations.Add((Names.Id(overridden), Names.Id(method)));
    }

    /// <summary>Which members implement those of interfaces of the compilation. A partial type says it once.</summary>
    private void TypeRelations(TypeDeclarationSyntax syntax)
    {
        if (syntax is InterfaceDeclarationSyntax || _model.GetDeclaredSymbol(syntax, _cancelled) is not { } type) return;
        if (type.DeclaringSyntaxReferences[0].SyntaxTree != syntax.SyntaxTree) return;
        for (INamedTypeSymbol? parent = type.BaseType; parent is not null && Names.IsOwn(parent); parent = parent.BaseType) Code.Bases.Add((Names.Text(type), Names.Text(parent)));
        foreach (INamedTypeSymbol contract in type.AllInterfaces)
        {
            if (!Names.IsOwn(contract)) continue;
            Code.Bases.Add((Names.Text(type), Names.Text(contract)));
            foreach (ISymbol member in contract.GetMembers())
            {
                if (type.FindImplementationForInterfaceMember(member) is not { } implementation || SymbolEqualityComparer.Default.Equals(implementation, member)) continue;
                if (member is IMethodSymbol or IEventSymbol) Code.Implementations.Add((Names.Id(member), Names.Id(implementation)));
            }
        }
    }
}
