using System.Collections.Immutable;
using Hangdump.Analyzers.Locks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangdump.Analyzers.Walk;

/// <summary>Which objects a call is given.</summary>
internal sealed class Arguments(Places places)
{
    /// <summary>By parameter; empty where none is known.</summary>
    public Place?[] Objects(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments)
    {
        if (arguments.Length == 0) return [];
        var objects = new Place?[method.Parameters.Length];
        bool isKnown = false;
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter is not { Ordinal: var ordinal } || ObjectOf(argument.Value) is not { } place) continue;
            objects[ordinal] = place;
            isKnown = true;
        }

        return isKnown ? objects : [];
    }

    /// <summary>Null for what cannot be a lock or have one.</summary>
    public Place? ObjectOf(IOperation value) =>
        value.Type is { IsReferenceType: true, TypeKind: not TypeKind.Delegate, SpecialType: not SpecialType.System_String } or { TypeKind: TypeKind.TypeParameter or TypeKind.Struct } && value.ConstantValue is not { HasValue: true }
            ? places.Of(value)
            : null;

    /// <summary>Numbers of those that have just been made.</summary>
    public List<int> Fresh(ImmutableArray<IArgumentOperation> arguments)
    {
        List<int> fresh = [];
        foreach (IArgumentOperation argument in arguments)
            if (argument.Parameter is { Ordinal: var ordinal } && places.IsFresh(argument.Value)) fresh.Add(ordinal);
        return fresh;
    }
}
