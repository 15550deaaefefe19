using System.Reflection.Metadata;

namespace Hangdump.Capture.Symbols.Names;

/// <summary>
/// The names of locks: a field with its type, a property for its backing field, a captured local or parameter by its own name.
/// </summary>
internal static class FieldNames
{
    /// <summary>Null where the source has no name for it.</summary>
    public static string? Of(MetadataReader metadata, TypeDefinitionHandle declaring, string field)
    {
        if (Written(field) is not { } name)
            return null;
        bool isCaptured = TypeNames.Written(metadata, declaring) != declaring;
        return isCaptured ? name : TypeNames.Full(metadata, declaring) + "." + name;
    }

    /// <summary>The field alone; null where the source has no name for it.</summary>
    public static string? Written(string field)
    {
        if (field.StartsWith("$VB$Local_", StringComparison.Ordinal))
            return field[10..];
        if (!GeneratedName.TryParse(field, out GeneratedName generated))
            return field;
        return generated.Kind switch
        {
            GeneratedKind.BackingField or GeneratedKind.ConstructorParameter or GeneratedKind.HoistedLocal => generated.Enclosing,
            GeneratedKind.Internal when field.StartsWith("<>3__", StringComparison.Ordinal) => generated.Own,
            _ => null,
        };
    }
}
