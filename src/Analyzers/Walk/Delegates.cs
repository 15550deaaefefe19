using System.Collections.Immutable;
using Hangdump.Analyzers.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangdump.Analyzers.Walk;

/// <summary>Where the delegates in a body come from, and where they go.</summary>
internal sealed class Delegates(TreeWalker tree, BodyWalker body)
{
    private Names Names => tree.Names;

    /// <summary>Remembers what delegates a variable gets.</summary>
    public void FlowTo(string slot, IOperation value)
    {
        if (value.Type is not { TypeKind: TypeKind.Delegate }) return;
        foreach (string source in SourcesOf(value)) tree.Code.Flows.Add((slot, source));
    }

    public void FlowArguments(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument is { Parameter: { Type.TypeKind: TypeKind.Delegate } parameter, Value: { } value })
                FlowTo(Slots.Parameter(tree.IdOf(method), parameter.Ordinal), value);
        }
    }

    /// <summary>Bodies and slots whose delegates are given to the parameters of a call.</summary>
    public List<(int, string)> Callbacks(ImmutableArray<IArgumentOperation> arguments)
    {
        List<(int, string)> callbacks = [];
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument is not { Parameter: { Type.TypeKind: TypeKind.Delegate } parameter, Value: { } value }) continue;
            foreach (string source in SourcesOf(value)) callbacks.Add((parameter.Ordinal, source));
        }

        return callbacks;
    }

    /// <summary>Bodies and slots that a delegate may come from.</summary>
    public IEnumerable<string> SourcesOf(IOperation? value)
    {
        switch (value)
        {
            case null: return [];
            case IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda }: return [tree.LambdaId(lambda, body)];
            case IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: { } method } }: return [tree.IdOf(method)];
            case IDelegateCreationOperation { Target: { } target }: return SourcesOf(target);
            case IAnonymousFunctionOperation lambda: return [tree.LambdaId(lambda, body)];
            case IConversionOperation conversion: return SourcesOf(conversion.Operand);
            case IParenthesizedOperation inner: return SourcesOf(inner.Operand);
            case ICoalesceOperation coalesce: return SourcesOf(coalesce.Value).Concat(SourcesOf(coalesce.WhenNull));
            case IConditionalOperation choice: return SourcesOf(choice.WhenTrue).Concat(SourcesOf(choice.WhenFalse));
            case IConditionalAccessInstanceOperation instance: return SourcesOf(Places.ReceiverOf(instance));
            case IInvocationOperation { TargetMethod: { Name: "Combine", ContainingType.Name: "Delegate" } } combined: return combined.Arguments.SelectMany(argument => SourcesOf(argument.Value));
            case IInvocationOperation { TargetMethod: { Name: "Read" or "Exchange" or "CompareExchange", ContainingType.Name: "Volatile" or "Interlocked" } } read: return SourcesOf(read.Arguments[0].Value);
            default: return SlotOf(value) is { } slot ? [slot] : [];
        }
    }

    /// <summary>What holds a delegate; null where that is not followed.</summary>
    public string? SlotOf(IOperation value) => value switch
    {
        IFieldReferenceOperation field when Names.IsOwn(field.Field) => Slots.Member(Names.Id(field.Field)),
        IEventReferenceOperation raised when Names.IsOwn(raised.Event) => Slots.Member(Names.Id(raised.Event)),
        IPropertyReferenceOperation property when Names.IsOwn(property.Property) => Slots.Member(Names.Id(property.Property)),
        ILocalReferenceOperation local => body.SlotOf(local.Local),
        IParameterReferenceOperation { Parameter: { } parameter } => SlotOf(parameter),
        _ => null,
    };

    private string SlotOf(IParameterSymbol parameter)
    {
        string given = Slots.Parameter(tree.IdOf(parameter.ContainingSymbol), parameter.Ordinal);
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Constructor } constructor || SymbolEqualityComparer.Default.Equals(constructor, body.Method)) return given;
        // A parameter of a primary constructor is a field everywhere else.
        string field = Slots.Member(Names.Id(constructor.ContainingType) + "." + parameter.Name);
        tree.Code.Flows.Add((field, given));
        return field;
    }
}
