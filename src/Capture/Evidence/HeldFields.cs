using Hangdump.Capture.Objects;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Evidence;

/// <summary>The objects that an object refers to, with the fields that do; of an async method's box those of its state machine.</summary>
internal static class HeldFields
{
    public static IEnumerable<(ClrInstanceField Field, ClrObject Value)> Of(ClrObject holder)
    {
        if (holder.Type is not { IsArray: false, IsString: false, IsFree: false } type) yield break;
        if (StateMachine(type) is { Type: { } machine } inside)
        {
            ulong address = inside.GetAddress(holder.Address, interior: false);
            foreach (ClrInstanceField field in machine.Fields)
            {
                if (field.IsObjectReference && field.ReadObject(address, interior: true) is { IsValid: true } value) yield return (field, value);
            }
        }

        foreach (ClrInstanceField field in type.Fields)
        {
            if (field.IsObjectReference && field.ReadObject(holder.Address, interior: false) is { IsValid: true } value) yield return (field, value);
        }
    }

    /// <summary>Whether what an object refers to counts as if the locals did.</summary>
    public static bool AreCarried(ClrObject holder) => holder.Type is { } type && (Carriers.Includes(type) || StateMachine(type) is not null);

    /// <summary>The field of a box that is a state machine itself, as in optimised code; null where it refers to one or there is none.</summary>
    private static ClrInstanceField? StateMachine(ClrType type) =>
        type.Name?.Contains("AsyncStateMachineBox<", StringComparison.Ordinal) == true && type.GetFieldByName("StateMachine") is { IsValueType: true } inside ? inside : null;
}
