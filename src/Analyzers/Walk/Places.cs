using System.Runtime.CompilerServices;
using Hangdump.Analyzers.Locks;
using Hangdump.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Hangdump.Analyzers.Walk;

/// <summary>Which objects the expressions of a body mean. A local that is assigned once means what it was assigned.</summary>
internal sealed class Places(TreeWalker tree, BodyWalker body, IOperation root)
{
    private readonly HashSet<ILocalSymbol> _resolving = new(SymbolEqualityComparer.Default);
    private readonly HashSet<IParameterSymbol> _written = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ILocalSymbol, List<IOperation?>> _contents = new(SymbolEqualityComparer.Default);
    private Dictionary<ILocalSymbol, IOperation?>? _values;

    private Names Names => tree.Names;

    public Place Of(IOperation? operation)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (operation)
        {
            case null: return Unknown(null);
            case IConversionOperation { OperatorMethod: null } conversion: return Of(conversion.Operand);
            case IParenthesizedOperation inner: return Of(inner.Operand);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } self: return ThisOf(self.Type);
            case IFieldReferenceOperation { Field.IsStatic: true } field: return Place.StaticField(Names.Text(field.Field));
            case IFieldReferenceOperation field: return Of(field.Instance).Field(Names.IsOwn(field.Field) ? Names.Text(field.Field) : Parts.Member(field.Field.Name));
            case IPropertyReferenceOperation { Arguments.Length: 0 } property: return OfProperty(property);
            case IInvocationOperation { Arguments.Length: 0 } call when Names.IsOwn(call.TargetMethod): return Through(call.Instance, Names.Text(call.TargetMethod) + "()", call.Type);
            case IArrayElementReferenceOperation { ArrayReference: { } array }: return Element(array, operation.Type);
            case IPropertyReferenceOperation { Instance: { } table } indexer when !Names.IsOwn(indexer.Property): return Element(table, indexer.Type);
            case IInvocationOperation { Instance: { } table } call when ElementGetters.Include(call.TargetMethod.Name) && !Names.IsOwn(call.TargetMethod): return Element(table, ElementGetters.Element(call.TargetMethod));
            case IParameterReferenceOperation parameter: return OfParameter(parameter);
            case ILocalReferenceOperation local: return OfLocal(local);
            case ITypeOfOperation type: return Place.Static($"typeof({Names.Text(type.TypeOperand)})");
            case IConditionalAccessInstanceOperation instance when ReceiverOf(instance) is { } receiver: return Of(receiver);
            case ISimpleAssignmentOperation assignment: return Of(assignment.Target);
            case IDeclarationExpressionOperation declaration: return Of(declaration.Expression);
            default: return Unknown(operation.Type);
        }
    }

    /// <summary>A lock that an expression means.</summary>
    public LockUse Lock(IOperation? operation, LockKind kind, LockMode mode = LockMode.Exclusive)
    {
        ITypeSymbol? type = operation is null ? null : Unwrap(operation).Type;
        return new LockUse(Of(operation), kind, mode) { Type = IsTelling(type) ? Names.Text(type!) : null };
    }

    /// <summary>What stands before the <c>?.</c> of an expression.</summary>
    public static IOperation? ReceiverOf(IConditionalAccessInstanceOperation instance)
    {
        IOperation child = instance;
        for (IOperation? parent = instance.Parent; parent is not null; child = parent, parent = parent.Parent)
            if (parent is IConditionalAccessOperation access && ReferenceEquals(access.WhenNotNull, child)) return access.Operation;
        return null;
    }

    /// <summary>Whether it has just been made by this body.</summary>
    public bool IsFresh(IOperation? operation) => operation switch
    {
        IObjectCreationOperation or IArrayCreationOperation => true,
        // While its arguments are typed.
        IInvalidOperation { Syntax: BaseObjectCreationExpressionSyntax } => true,
        IInvocationOperation { TargetMethod: { } method } => method is { Name: "MemberwiseClone", ContainingType.SpecialType: SpecialType.System_Object } or { Name: "CreateInstance", ContainingType.Name: "Activator" } || Factories.Include(method.Name),
        IConversionOperation conversion => IsFresh(conversion.Operand),
        IConditionalAccessInstanceOperation instance => ReceiverOf(instance) is { } receiver && IsFresh(receiver),
        // What a lambda finds there has been made before, and others may know it meanwhile.
        ILocalReferenceOperation local => SymbolEqualityComparer.Default.Equals(local.Local.ContainingSymbol, body.Method) && IsFresh(local.Local),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } => true,
        _ => false,
    };

    /// <summary>Whether all that a local ever holds, but null, has just been made.</summary>
    private bool IsFresh(ILocalSymbol local)
    {
        _values ??= ReadValues();
        return _contents.TryGetValue(local, out List<IOperation?>? contents) && contents.Exists(value => value is not { ConstantValue.HasValue: true })
            && contents.TrueForAll(value => value is { ConstantValue: { HasValue: true, Value: null } } || (value is not null && Unwrap(value) is not ILocalReferenceOperation && IsFresh(value)));
    }

    /// <summary>The value of a local that is assigned nowhere but where it is declared; null for others.</summary>
    public IOperation? ValueOf(ILocalSymbol local)
    {
        _values ??= ReadValues();
        return _values.TryGetValue(local, out IOperation? value) ? value : null;
    }

    /// <summary>Whether it may have another value than the one that was given.</summary>
    public bool IsWritten(IParameterSymbol parameter)
    {
        _values ??= ReadValues();
        return _written.Contains(parameter);
    }

    /// <summary>The text of the local, parameter or <c>this</c> that an expression is about; null where there is none.</summary>
    public string? RootOf(IOperation operation)
    {
        operation = Unwrap(operation);
        return operation switch
        {
            IFieldReferenceOperation { Instance: { } instance } => RootOf(instance),
            IPropertyReferenceOperation { Instance: { } instance } => RootOf(instance),
            IInvocationOperation { Instance: { } instance } => RootOf(instance),
            IInvocationOperation { Arguments.Length: 1 } call => RootOf(call.Arguments[0].Value),
            ILocalReferenceOperation local when ValueOf(local.Local) is { } value && _resolving.Add(local.Local) => Resolved(local.Local, value),
            ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation => Of(operation).Name,
            _ => null,
        };

        string? Resolved(ILocalSymbol local, IOperation value)
        {
            string? found = RootOf(value);
            _resolving.Remove(local);
            return found;
        }
    }

    public static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation or IParenthesizedOperation)
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)operation).Operand;
        return operation;
    }

    private Place Unknown(ITypeSymbol? type) => Place.Unknown(type is null ? null : Names.Text(type), IsTelling(type));

    private Place ThisOf(ITypeSymbol? type) => Place.This(type is null ? "" : Names.Text(type), IsTelling(type));

    private Place OfProperty(IPropertyReferenceOperation property)
    {
        string name = Names.Text(property.Property);
        if (!Names.IsOwn(property.Property)) return property.Property.IsStatic ? Place.StaticField(name) : Of(property.Instance).Field(Parts.Member(property.Property.Name));
        if (tree.HasGetter(property.Property)) return Through(property.Property.IsStatic ? null : property.Instance, name, property.Type);
        return property.Property.IsStatic ? Place.StaticField(name) : Of(property.Instance).Field(name);
    }

    /// <summary>One of the objects in an array or table: told apart by their type, or else by where they are kept.</summary>
    private Place Element(IOperation table, ITypeSymbol? type) => IsTelling(type) ? Unknown(type) : Of(table).Field(Parts.Element);

    /// <summary>What a getter returns, as long as that is not known.</summary>
    private Place Through(IOperation? instance, string getter, ITypeSymbol? type)
    {
        string field = Getters.Name(getter, type is not null && IsTelling(type) ? Names.Text(type) : null);
        return instance is null ? Place.StaticField(field) : Of(instance).Field(field);
    }

    private Place OfParameter(IParameterReferenceOperation reference)
    {
        IParameterSymbol parameter = reference.Parameter;
        string type = Names.Text(parameter.Type);
        bool isOwn = IsTelling(parameter.Type);
        if (SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, body.Method)) return Place.Parameter(parameter.Ordinal, type, isOwn);
        // A parameter of a primary constructor is a field everywhere else.
        if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
        {
            string field = Names.Text(constructor.ContainingType) + "." + parameter.Name;
            tree.Code.Given.Add(field);
            return ThisOf(constructor.ContainingType).Field(field);
        }

        return Place.Captured(tree.IdOf(parameter.ContainingSymbol), parameter.Ordinal, type, isOwn);
    }

    private Place OfLocal(ILocalReferenceOperation reference)
    {
        ILocalSymbol local = reference.Local;
        if (ValueOf(local) is { } value && _resolving.Add(local))
        {
            Place place = Of(value);
            _resolving.Remove(local);
            if (place.Root != RootKind.Unknown) return place;
        }

        return Place.Local(body.OwnerId + "." + local.Name, Names.Text(local.Type), IsTelling(local.Type));
    }

    /// <summary>Whether the type says which lock is meant; everybody locks on an <c>object</c>.</summary>
    private bool IsTelling(ITypeSymbol? type) => type is { TypeKind: TypeKind.Class or TypeKind.Interface } && Names.IsOwn(type);

    private Dictionary<ILocalSymbol, IOperation?> ReadValues()
    {
        Dictionary<ILocalSymbol, IOperation?> values = new(SymbolEqualityComparer.Default);
        foreach (IOperation operation in Top(root).DescendantsAndSelf())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator:
                    values[declarator.Symbol] = values.ContainsKey(declarator.Symbol) ? null : declarator.GetVariableInitializer()?.Value;
                    if (declarator.GetVariableInitializer() is { } first) Put(declarator.Symbol, first.Value);
                    break;
                case IAssignmentOperation assignment:
                    if (assignment.Target is ILocalReferenceOperation target) Put(target.Local, assignment is ISimpleAssignmentOperation ? assignment.Value : null);
                    Forget(assignment.Target, isPut: assignment.Target is ILocalReferenceOperation);
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Out, Value: IDeclarationExpressionOperation { Expression: ILocalReferenceOperation { Local: { } local } }, Parent: IInvocationOperation { TargetMethod.Name: ElementGetters.Out } found } when !values.ContainsKey(local):
                    values[local] = found;
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: { } value }: Forget(value); break;
            }
        }

        return values;

        void Put(ILocalSymbol local, IOperation? value)
        {
            if (!_contents.TryGetValue(local, out List<IOperation?>? contents)) _contents[local] = contents = [];
            contents.Add(value);
        }

        void Forget(IOperation target, bool isPut = false)
        {
            switch (target)
            {
                case ILocalReferenceOperation local:
                    values[local.Local] = null;
                    if (!isPut) Put(local.Local, null);
                    break;
                case IParameterReferenceOperation parameter: _written.Add(parameter.Parameter); break;
                case IDeclarationExpressionOperation declaration: Forget(declaration.Expression); break;
                case ITupleOperation tuple: foreach (IOperation element in tuple.Elements) Forget(element); break;
            }
        }
    }

    /// <summary>Lambdas assign the locals of the member around them.</summary>
    private static IOperation Top(IOperation operation)
    {
        while (operation.Parent is { } parent) operation = parent;
        return operation;
    }
}
