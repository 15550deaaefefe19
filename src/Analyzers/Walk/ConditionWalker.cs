using System.Runtime.CompilerServices;
using Hangdump.Analyzers.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangdump.Analyzers.Walk;

/// <summary>What conditions acquire: attempts that may fail, locals that tell how they ended, questions whether a lock is held.</summary>
internal sealed class ConditionWalker(BodyWalker body, CallWalker calls, LockCalls locks)
{
    private readonly Dictionary<ILocalSymbol, Acquire> _flags = new(SymbolEqualityComparer.Default);

    /// <summary>What a condition acquires if it holds, and if it does not.</summary>
    public (Node WhenTrue, Node WhenFalse) Visit(IOperation condition)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (condition)
        {
            case IParenthesizedOperation inner: return Visit(inner.Operand);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                (Node yes, Node no) = Visit(not.Operand);
                return (no, yes);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and:
                (Node left, _) = Visit(and.LeftOperand);
                (Node right, _) = Visit(and.RightOperand);
                return (new Sequence([left, right]), Sequence.Empty);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or:
                (_, Node notLeft) = Visit(or.LeftOperand);
                (_, Node notRight) = Visit(or.RightOperand);
                return (Sequence.Empty, new Sequence([notLeft, notRight]));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, RightOperand.ConstantValue: { HasValue: true, Value: bool wanted } } equals:
                (Node same, Node different) = Visit(equals.LeftOperand);
                return wanted == (equals.OperatorKind == BinaryOperatorKind.Equals) ? (same, different) : (different, same);
            case IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool wanted } } } pattern:
                (Node match, Node mismatch) = Visit(pattern.Value);
                return wanted ? (match, mismatch) : (mismatch, match);
            case ILocalReferenceOperation local when _flags.TryGetValue(local.Local, out Acquire? flagged): return (flagged, Sequence.Empty);
            case var question when locks.Held(question) is { } held: return (new AssertHeld(held, IsAlways: false), Sequence.Empty);
            case IAwaitOperation { Operation: { } awaited } when locks.TryAcquire(awaited) is { } acquired:
                calls.VisitOperands(awaited);
                body.Emit(new Await());
                return (acquired, Sequence.Empty);
            case var call when locks.TryAcquire(call) is { } acquired:
                calls.VisitOperands(call);
                return (acquired, Sequence.Empty);
            default:
                body.Visit(condition);
                return (Sequence.Empty, Sequence.Empty);
        }
    }

    /// <summary>A local that is true once a lock has been taken: <c>TryEnter(gate, ref taken)</c>.</summary>
    public void Flag(ILocalSymbol local, Acquire acquired) => _flags[local] = acquired;
}
