using Hangdump.Capture.Objects;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Async;

/// <summary>Reads suspended async methods and async iterators that the compiler has turned into state machines.</summary>
internal static class StateMachines
{
    /// <summary>Null for one that is not suspended at an await: it runs, has not begun, has ended, or is at a yield.</summary>
    /// <param name="owner">The box, or the state machine of an async iterator.</param>
    public static AsyncNode? Read(ClrObject owner)
    {
        Place machine = MachineOf(owner);
        if (!machine.IsValid || (machine.Value<int>("<>1__state") ?? machine.Value<int>("$State")) is not (>= 0 and int state)) return null;
        (ClrObject awaited, bool wantsContext) = Awaiters.Of(machine);
        return new AsyncNode(IdentityOf(owner, machine), [new StateMachineStep(machine, state)], awaited, default, wantsContext);
    }

    /// <summary>The state machine, in the box or beside it.</summary>
    public static Place MachineOf(ClrObject owner)
    {
        Place place = Place.Of(owner);
        if (place.Field("StateMachine") is not { } field) return place;
        return field.IsObjectReference ? Place.Of(place.Object(field)) : place.Struct(field);
    }

    /// <summary>The object that awaiters refer to.</summary>
    public static ClrObject IdentityOf(ClrObject owner) => IdentityOf(owner, MachineOf(owner));

    /// <summary>The box that runs an async iterator; not valid before its first await.</summary>
    public static ClrObject BoxOfIterator(ClrObject iterator)
    {
        Place builder = Place.Of(iterator).Struct("<>t__builder");
        return builder.Object("m_task") is { IsValid: true } box ? box : builder.Struct("_methodBuilder").Object("m_task");
    }

    private static ClrObject IdentityOf(ClrObject owner, Place machine) =>
        machine is { IsInterior: false, IsValid: true } && machine.Field("<>v__promiseOfValueOrEnd") is not null
            ? machine.Type!.Heap.GetObject(machine.Address)
            : owner;
}
