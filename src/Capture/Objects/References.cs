using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Objects;

/// <summary>
/// What an object leads to. Of a large array only the beginning is looked at: read whole, one array would cost a pause in
/// proportion to the target's heap.
/// </summary>
internal static class References
{
    private const int MaxElements = 1_000;
    private const ulong MaxBytes = 64 * 1024;

    /// <summary>Whether some of what an object leads to is left out here.</summary>
    public static bool AreCut(ClrObject holder) => holder.Type is { ContainsPointers: true } && holder.Size > MaxBytes;

    /// <summary>The objects that an object's fields or elements hold, each with its field, innermost; an element has none.</summary>
    public static IEnumerable<(ClrField? Field, ClrObject Object)> FieldsAndElements(this ClrObject holder)
    {
        if (holder.Type is not { ContainsPointers: true } type) return [];
        if (holder.Size <= MaxBytes)
            return holder.EnumerateReferencesWithFields(carefully: false, considerDependantHandles: false).Select(reference => (reference.IsField ? Innermost(reference) : null, reference.Object));
        return type is { IsArray: true, ComponentType.IsObjectReference: true } ? FirstElements(holder.AsArray()) : [];
    }

    /// <summary>The objects that an object's fields or elements hold.</summary>
    public static IEnumerable<ClrObject> Objects(this ClrObject holder)
    {
        if (holder.Type is not { ContainsPointers: true } type) return [];
        if (holder.Size <= MaxBytes) return holder.EnumerateReferences(carefully: false, considerDependantHandles: false);
        return type is { IsArray: true, ComponentType.IsObjectReference: true } ? FirstElements(holder.AsArray()).Select(element => element.Object) : [];
    }

    private static IEnumerable<(ClrField? Field, ClrObject Object)> FirstElements(ClrArray array)
    {
        for (int index = 0; index < Math.Min(array.Length, MaxElements); index++)
        {
            if (array.GetObjectValue(index) is { IsNull: false } element) yield return (null, element);
        }
    }

    private static ClrField? Innermost(ClrReference reference) =>
        reference.InnerField is { } inner ? Innermost(inner) ?? reference.Field : reference.Field;
}
