using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Objects;

/// <summary>Asks an object for its type.</summary>
internal static class ObjectTypes
{
    /// <summary>Whether an object is of a type or of one derived from it.</summary>
    /// <param name="name">Full name as the runtime prints it; with a trailing <c>&lt;</c> any instance of a generic type.</param>
    public static bool Is(this ClrObject target, string name)
    {
        for (ClrType? type = target.IsValid ? target.Type : null; type is not null; type = type.BaseType)
        {
            if (type.Name is { } own && (name[^1] == '<' ? IsInstance(own, name) : own == name)) return true;
        }

        return false;
    }

    /// <summary>Whether the type arguments that begin here end the name: not for a nested type and not for an array.</summary>
    private static bool IsInstance(string type, string generic)
    {
        if (!type.StartsWith(generic, StringComparison.Ordinal)) return false;
        int depth = 0;
        for (int index = generic.Length - 1; index < type.Length; index++)
        {
            if (type[index] == '<') depth++;
            else if (type[index] == '>' && --depth == 0) return index == type.Length - 1;
        }

        return false;
    }

    /// <summary>The object in a field; not valid where the object has no such field or it is null.</summary>
    public static ClrObject Follow(this ClrObject target, string field) =>
        target.IsValid && target.Type?.GetFieldByName(field) is { IsObjectReference: true } found ? found.ReadObject(target.Address, interior: false) : default;
}
