using Hangdump.Analyzers.Code;
using Hangdump.Analyzers.Locks;
using Hangdump.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangdump.Analyzers.Walk;

/// <summary>Which calls take, give back or ask for a lock, and which lock that is.</summary>
internal sealed class LockCalls(Names names, Places places)
{
    /// <summary>The acquisition that a call makes if it returns true; null when it is no such call.</summary>
    public Acquire? TryAcquire(IOperation operation)
    {
        operation = TaskCalls.Peel(operation);
        if (operation is not IInvocationOperation call || ApiOf(call.TargetMethod, call.Instance) is not { Effect: LockEffect.Acquire } api || IsPatient(call)) return null;
        return call.TargetMethod.ReturnsVoid ? null : new Acquire(UseOf(api, call), Position.Of(call.Syntax), IsPatient: false);
    }

    /// <summary>The lock that a call or property says to be held if it is true; null when it says nothing.</summary>
    public LockUse? Held(IOperation operation) => operation switch
    {
        IInvocationOperation call when ApiOf(call.TargetMethod, call.Instance) is { Effect: LockEffect.IsHeld } api => UseOf(api, call),
        IPropertyReferenceOperation { Property.GetMethod: { } getter } property when ApiOf(getter, property.Instance) is { Effect: LockEffect.IsHeld } api => places.Lock(property.Instance, api.Kind, api.Mode),
        _ => null,
    };

    /// <summary>Null for other methods.</summary>
    public LockApi? ApiOf(IMethodSymbol method, IOperation? instance)
    {
        if (!LockApis.Methods.Contains(method.Name)) return null;
        // What kinds of handles have in common is declared at their base.
        ITypeSymbol type = method.Name == LockApis.WaitOne && instance?.Type is { } actual ? actual : method.ContainingType;
        return LockApis.Types.Contains(type.Name) ? LockApis.Find(names.Bare(type), method.Name) : null;
    }

    public LockUse UseOf(LockApi api, IInvocationOperation call) =>
        places.Lock(api.IsArgument ? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value : call.Instance, api.Kind, api.Mode);

    /// <summary>Whether it waits however long it takes.</summary>
    public static bool IsPatient(IInvocationOperation call)
    {
        if (call.TargetMethod.Name.StartsWith("TryEnter", System.StringComparison.Ordinal)) return false;
        return !call.Arguments.Any(argument => argument.Parameter is { Type: { SpecialType: SpecialType.System_Int32 } or { Name: "TimeSpan" } } && argument.Value.ConstantValue is not { HasValue: true, Value: -1 });
    }
}
