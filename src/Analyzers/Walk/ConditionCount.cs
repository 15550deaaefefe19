using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangdump.Analyzers.Walk;

/// <summary>Of how many conditions a condition is made.</summary>
internal static class ConditionCount
{
    /// <summary>How many conditions must come true for a condition to hold, and for it not to.</summary>
    public static (int WhenTrue, int WhenFalse) Of(IOperation condition)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (Places.Unwrap(condition))
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                (int yes, int no) = Of(not.Operand);
                return (no, yes);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both:
                (int leftTrue, int leftFalse) = Of(both.LeftOperand);
                (int rightTrue, int rightFalse) = Of(both.RightOperand);
                return both.OperatorKind == BinaryOperatorKind.ConditionalAnd
                    ? (leftTrue + rightTrue, Math.Min(leftFalse, rightFalse))
                    : (Math.Min(leftTrue, rightTrue), leftFalse + rightFalse);
            default: return (1, 1);
        }
    }
}
