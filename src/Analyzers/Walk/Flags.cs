using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Hangdump.Analyzers.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangdump.Analyzers.Walk;

/// <summary>
/// What parameters decide: those that are true or false, and those that may be null. What stands in a condition on them happens only
/// for callers that give them so. Locals that are true or false and assigned once decide within the body.
/// </summary>
internal sealed class Flags(Places places, IMethodSymbol method, TreeWalker tree)
{
    /// <summary>What a call gives to such parameters, as far as it is known.</summary>
    public List<Flag> Given(ImmutableArray<IArgumentOperation> arguments)
    {
        List<Flag> flags = [];
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter is not { RefKind: RefKind.None } parameter) continue;
            Flag? flag = IsBool(parameter) ? Of(argument.Value) : IsObject(parameter) ? OfObject(argument.Value) : null;
            if (flag is { } known) flags.Add(known with { Parameter = parameter.Ordinal });
        }

        return flags;
    }

    /// <summary>What parameters must be for a condition to hold, and for it not to.</summary>
    public (IReadOnlyList<Condition> WhenTrue, IReadOnlyList<Condition> WhenFalse) Needs(IOperation condition)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        condition = Places.Unwrap(condition);
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: { } operand }:
                (IReadOnlyList<Condition> yes, IReadOnlyList<Condition> no) = Needs(operand);
                return (no, yes);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and: return ([.. Needs(and.LeftOperand).WhenTrue, .. Needs(and.RightOperand).WhenTrue], []);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or: return ([], [.. Needs(or.LeftOperand).WhenFalse, .. Needs(or.RightOperand).WhenFalse]);
            // Whatever else is asked of it, something that has a type or parts is not null.
            case IIsTypeOperation { ValueOperand: { } value }: return (NeedsOfObject(value).WhenTrue, []);
            case IIsPatternOperation { Pattern: IDeclarationPatternOperation { MatchesNull: false } or IRecursivePatternOperation or ITypePatternOperation, Value: { } value }: return (NeedsOfObject(value).WhenTrue, []);
            default: return Of(condition) is { Own: { } parameter } flag ? ([new Condition(parameter, flag.Value)], [new Condition(parameter, !flag.Value)]) : ([], []);
        }
    }

    /// <summary>What a parameter must be for there to be an object, and for there to be none.</summary>
    public (IReadOnlyList<Condition> WhenTrue, IReadOnlyList<Condition> WhenFalse) NeedsOfObject(IOperation value) =>
        OfObject(value) is { Own: { } parameter } ? ([new Condition(parameter, true)], [new Condition(parameter, false)]) : ([], []);

    /// <summary>A constant, or a parameter of this body that may be negated; null for anything else. It is for no parameter yet.</summary>
    private Flag? Of(IOperation operation)
    {
        operation = Places.Unwrap(operation);
        switch (operation)
        {
            case { ConstantValue: { HasValue: true, Value: bool constant } }: return new Flag(-1, null, constant);
            case IParameterReferenceOperation { Parameter: { } parameter } when IsBool(parameter) && IsAsGiven(parameter): return new Flag(-1, parameter.Ordinal, true);
            case ILocalReferenceOperation { Local: { Type.SpecialType: SpecialType.System_Boolean } local } when places.ValueOf(local) is not null: return new Flag(-1, -1 - tree.NumberOf(local.Locations[0].SourceSpan.Start), true);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: { } operand }: return Negated(Of(operand), true);
            case IIsPatternOperation { Pattern: IConstantPatternOperation { Value: { } constant }, Value: { } value }: return Compared(value, constant, true);
            case IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: { } constant } }, Value: { } value }: return Compared(value, constant, false);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } equals:
                bool isEqual = equals.OperatorKind == BinaryOperatorKind.Equals;
                return Compared(equals.LeftOperand, equals.RightOperand, isEqual) ?? Compared(equals.RightOperand, equals.LeftOperand, isEqual);
            default: return null;
        }
    }

    private Flag? Compared(IOperation value, IOperation constant, bool isEqual) => Places.Unwrap(constant).ConstantValue switch
    {
        { HasValue: true, Value: null } => Negated(OfObject(value), isEqual),
        { HasValue: true, Value: bool wanted } => Negated(Of(value), wanted != isEqual),
        _ => null,
    };

    /// <summary>Whether there is an object: a constant, or what a parameter says.</summary>
    private Flag? OfObject(IOperation value)
    {
        while (value is IParenthesizedOperation or IConversionOperation { IsTryCast: false, OperatorMethod: null })
            value = value is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)value).Operand;
        switch (value)
        {
            case { ConstantValue: { HasValue: true, Value: var constant } }: return new Flag(-1, null, constant is not null);
            case IObjectCreationOperation or IArrayCreationOperation or IInstanceReferenceOperation or IAnonymousFunctionOperation or IDelegateCreationOperation: return new Flag(-1, null, true);
            case IParameterReferenceOperation { Parameter: { } parameter } when IsObject(parameter) && IsAsGiven(parameter): return new Flag(-1, parameter.Ordinal, true);
            default: return null;
        }
    }

    private static Flag? Negated(Flag? flag, bool isNegated) => flag is { } known ? known with { Value = known.Value != isNegated } : null;

    private static bool IsBool(IParameterSymbol parameter) => parameter.Type.SpecialType == SpecialType.System_Boolean;

    private static bool IsObject(IParameterSymbol parameter) => parameter.Type.IsReferenceType;

    private bool IsAsGiven(IParameterSymbol parameter) =>
        parameter.RefKind == RefKind.None && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method) && !places.IsWritten(parameter);
}
