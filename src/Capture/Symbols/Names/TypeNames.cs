using System.Reflection.Metadata;

namespace Hangdump.Capture.Symbols.Names;

/// <summary>
/// Types as their source declares them: nested with dots, generic parameters by name. What the compiler nests inside a type to
/// hold lambdas, locals and state machines is folded into that type.
/// </summary>
internal static class TypeNames
{
    /// <summary>With its namespace: <c>Shop.Cache&lt;TKey, TValue&gt;.Entry</c>.</summary>
    public static string Full(MetadataReader metadata, TypeDefinitionHandle type)
    {
        type = Written(metadata, type);
        TypeDefinition outermost = metadata.GetTypeDefinition(type);
        while (outermost.GetDeclaringType() is { IsNil: false } declaring)
            outermost = metadata.GetTypeDefinition(declaring);

        string space = metadata.GetString(outermost.Namespace);
        string name = WithoutNamespace(metadata, type);
        return space.Length == 0 ? name : space + "." + name;
    }

    /// <summary>The name that its constructors bear: no namespace, no outer types, no generic parameters.</summary>
    public static string Simple(MetadataReader metadata, TypeDefinitionHandle type) =>
        WithoutArity(OwnName(metadata.GetString(metadata.GetTypeDefinition(Written(metadata, type)).Name)));

    /// <summary>The innermost type around <paramref name="type"/>, itself included, that stands in the source.</summary>
    public static TypeDefinitionHandle Written(MetadataReader metadata, TypeDefinitionHandle type)
    {
        while (true)
        {
            TypeDefinition definition = metadata.GetTypeDefinition(type);
            TypeDefinitionHandle declaring = definition.GetDeclaringType();
            if (declaring.IsNil || !IsGeneratedNesting(metadata.GetString(definition.Name)))
                return type;
            type = declaring;
        }
    }

    /// <summary>Nested types that the C# and Visual Basic compilers make.</summary>
    public static bool IsGeneratedNesting(string name) =>
        GeneratedName.IsGenerated(name) || name.StartsWith("_Closure$__", StringComparison.Ordinal) || name.StartsWith("VB$", StringComparison.Ordinal);

    /// <summary>The name without the file that a file-local type is mangled with.</summary>
    public static string OwnName(string name) =>
        GeneratedName.TryParse(name, out GeneratedName parsed) && parsed.Kind == GeneratedKind.FileLocalType ? parsed.Own : name;

    public static string WithoutArity(string name)
    {
        int tick = name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? name : name[..tick];
    }

    private static string WithoutNamespace(MetadataReader metadata, TypeDefinitionHandle type)
    {
        TypeDefinition definition = metadata.GetTypeDefinition(type);
        TypeDefinitionHandle declaring = definition.GetDeclaringType();
        string name = WithoutArity(OwnName(metadata.GetString(definition.Name)));

        int inherited = declaring.IsNil ? 0 : metadata.GetTypeDefinition(declaring).GetGenericParameters().Count;
        name += GenericParameters(metadata, definition.GetGenericParameters(), inherited);
        return declaring.IsNil ? name : WithoutNamespace(metadata, declaring) + "." + name;
    }

    /// <summary><c>&lt;TKey, TValue&gt;</c>, or nothing where all are inherited from the outer type.</summary>
    public static string GenericParameters(MetadataReader metadata, GenericParameterHandleCollection parameters, int inherited)
    {
        if (parameters.Count <= inherited)
            return "";
        var names = new string[parameters.Count - inherited];
        for (int i = 0; i < names.Length; i++)
            names[i] = metadata.GetString(metadata.GetGenericParameter(parameters[inherited + i]).Name);
        return "<" + string.Join(", ", names) + ">";
    }
}
