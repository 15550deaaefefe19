using Hangdump.Analyzers.Code;
using Hangdump.Analyzers.Locks;

namespace Hangdump.Analyzers.Summaries;

/// <summary>What an object of a called body is for its caller, and the other way round.</summary>
internal static class Substitution
{
    /// <summary>Null where the caller has no name for it and its class says nothing, or where nobody else can have it yet.</summary>
    public static Place? ToCaller(Place place, Call call, Body caller, Body callee, CodeIndex index)
    {
        switch (place.Root)
        {
            case RootKind.This when call.IsFresh:
            case RootKind.Parameter when call.FreshArguments.Contains(place.Index): return place.Fields.Count > 1 && index.Relations.IsGiven(place.Fields[0]) ? Vaguely(place) : null;
            // What is only reached through a new object is likely as new.
            case RootKind.Unknown when call.IsFresh: return null;
            case RootKind.This: return call.Receiver is { } receiver ? place.From(receiver) : ShareThis(caller, callee) ? place : Vaguely(place);
            case RootKind.Parameter: return place.Index < call.Arguments.Count && call.Arguments[place.Index] is { } argument ? place.From(argument) : Vaguely(place);
            case RootKind.Local when place.CapturedIndex(caller.Id) is { } number: return place.From(Place.Parameter(number, place.Type ?? "", place.IsOwnType));
            case RootKind.Local when !ShareThis(caller, callee): return call.IsFresh ? null : Vaguely(place);
            default: return place;
        }
    }

    /// <summary>Null where the called body does not see it.</summary>
    public static Place? ToCallee(Place place, Call call, Body caller, Body callee)
    {
        if (place.Root == RootKind.Static) return place;
        if (call.Receiver is { } receiver && Below(place, receiver) is { } ofThis) return ofThis.From(Place.This(receiver.Type ?? "", receiver.IsOwnType));
        for (int index = 0; index < call.Arguments.Count; index++)
        {
            if (call.Arguments[index] is { } argument && Below(place, argument) is { } ofArgument) return ofArgument.From(Place.Parameter(index, argument.Type ?? "", argument.IsOwnType));
        }

        return place.Root == RootKind.This && call.Receiver is null && ShareThis(caller, callee) ? place : null;
    }

    /// <summary>The part of a path behind another; null where it does not begin with it.</summary>
    private static Place? Below(Place place, Place start)
    {
        if (start.Root == RootKind.Unknown || place.Name != start.Name || place.Fields.Count < start.Fields.Count) return null;
        for (int index = 0; index < start.Fields.Count; index++)
        {
            if (place.Fields[index] != start.Fields[index]) return null;
        }

        Place rest = Place.Unknown(place.Fields.Count == start.Fields.Count ? place.Type : null, place.IsOwnType);
        for (int index = start.Fields.Count; index < place.Fields.Count; index++) rest = rest.Field(place.Fields[index]);
        return rest;
    }

    /// <summary>Whether both are parts of one member, whose <c>this</c> they share.</summary>
    public static bool ShareThis(Body caller, Body callee) => Owner(caller.Id) == Owner(callee.Id);

    private static string Owner(string id)
    {
        int end = id.IndexOf('/');
        return end < 0 ? id : id.Substring(0, end);
    }

    private static Place? Vaguely(Place place) => place.Anywhere() is { Key: not null } anywhere ? anywhere : null;
}
