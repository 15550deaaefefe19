using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangdump.Analyzers.Walk;

/// <summary>What is wrapped around the calls that make tasks.</summary>
internal static class TaskCalls
{
    /// <summary>Whether it waits for the task that it is called on.</summary>
    public static bool IsWaiting(IMethodSymbol method) =>
        method.Name is "Wait" or "GetAwaiter" && method.ContainingType.Name is "Task" or "ValueTask" or "ConfiguredTaskAwaitable" or "ConfiguredValueTaskAwaitable";

    /// <summary>Whether what it does goes on in a task.</summary>
    public static bool Makes(IMethodSymbol method) => method.ReturnType.Name is "Task" or "ValueTask" or "AwaitableDisposable";

    /// <summary>The call that makes a task, without what is wrapped around it.</summary>
    public static IOperation Peel(IOperation operation)
    {
        while (true)
        {
            if (operation is IConversionOperation conversion) operation = conversion.Operand;
            else if (operation is IParenthesizedOperation inner) operation = inner.Operand;
            else if (operation is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask", Instance: { } instance }) operation = instance;
            else return operation;
        }
    }
}
