using System.Reflection;
using System.Reflection.Metadata;

namespace Hangdump.Capture.Symbols.Names;

/// <summary>
/// Members as their source calls them, without type and parameters: <c>Price.get</c>, <c>this[int].set</c>,
/// <c>operator +</c>, <c>IDisposable.Dispose</c>, <c>Main.lambda</c>, <c>Main.Local</c>.
/// </summary>
internal static class MemberNames
{
    public static string Of(MetadataReader metadata, MethodDefinitionHandle handle)
    {
        MethodDefinition method = metadata.GetMethodDefinition(handle);
        string name = metadata.GetString(method.Name);
        TypeDefinitionHandle type = TypeNames.Written(metadata, method.GetDeclaringType());
        if (Generated(metadata, type, name) is { } written)
            return written;
        if (Constructor(metadata, type, name) is { } constructor)
            return constructor;
        if (IsFinalizer(metadata, method, name))
            return "~" + TypeNames.Simple(metadata, type);

        int dot = name.LastIndexOf('.');
        if (dot < 0)
            return Accessor(metadata, method, name);
        string? implemented = ImplementedInterface(metadata, handle, method.GetDeclaringType());
        return implemented is null ? name : implemented + "." + Accessor(metadata, method, name[(dot + 1)..]);
    }

    /// <summary>The member that a generated name encloses: found in <paramref name="type"/>, or by its text.</summary>
    public static string Enclosing(MetadataReader metadata, TypeDefinitionHandle type, string name)
    {
        if (Generated(metadata, type, name) is { } written)
            return written;
        foreach (MethodDefinitionHandle method in metadata.GetTypeDefinition(type).GetMethods())
        {
            if (metadata.StringComparer.Equals(metadata.GetMethodDefinition(method).Name, name))
                return Of(metadata, method);
        }
        return Constructor(metadata, type, name) ?? name;
    }

    /// <summary>Whether parameters follow the name: not after an accessor, whose name says them.</summary>
    public static bool TakesParameters(string member) =>
        !(member.EndsWith(".get", StringComparison.Ordinal) || member.EndsWith(".set", StringComparison.Ordinal)
        || member.EndsWith(".init", StringComparison.Ordinal) || member.EndsWith(".add", StringComparison.Ordinal)
        || member.EndsWith(".remove", StringComparison.Ordinal));

    private static string? Generated(MetadataReader metadata, TypeDefinitionHandle type, string name)
    {
        if (name.StartsWith("_Lambda$__", StringComparison.Ordinal))
            return "lambda";
        if (!GeneratedName.TryParse(name, out GeneratedName generated))
            return null;
        return generated.Kind switch
        {
            GeneratedKind.Lambda => Enclosing(metadata, type, generated.Enclosing) + ".lambda",
            GeneratedKind.LocalFunction => Enclosing(metadata, type, generated.Enclosing) + "." + generated.Own,
            GeneratedKind.WrittenMember => Enclosing(metadata, type, generated.Enclosing),
            _ => null,
        };
    }

    private static string? Constructor(MetadataReader metadata, TypeDefinitionHandle type, string name) => name switch
    {
        ".ctor" => TypeNames.Simple(metadata, type),
        ".cctor" => "static " + TypeNames.Simple(metadata, type),
        _ => null,
    };

    private static bool IsFinalizer(MetadataReader metadata, MethodDefinition method, string name) =>
        name == "Finalize" && (method.Attributes & (MethodAttributes.Virtual | MethodAttributes.NewSlot)) == MethodAttributes.Virtual
        && Parameters.Types(metadata, method).IsEmpty;

    private static string Accessor(MetadataReader metadata, MethodDefinition method, string name)
    {
        if (!method.Attributes.HasFlag(MethodAttributes.SpecialName) && !IsExtensionAccessor(metadata, method, name))
            return name + TypeNames.GenericParameters(metadata, method.GetGenericParameters(), inherited: 0);
        if (name.StartsWith("get_", StringComparison.Ordinal))
            return Property(metadata, method, name[4..], values: 0) + ".get";
        if (name.StartsWith("set_", StringComparison.Ordinal))
            return Property(metadata, method, name[4..], values: 1) + (IsInit(metadata, method) ? ".init" : ".set");
        if (name.StartsWith("add_", StringComparison.Ordinal))
            return name[4..] + ".add";
        if (name.StartsWith("remove_", StringComparison.Ordinal))
            return name[7..] + ".remove";
        return Operators.Written(name, Parameters.ReturnType(metadata, method)) ?? name;
    }

    /// <summary>
    /// The property of an extension block: its accessor is an ordinary static method, and the property itself stands in a type
    /// that the compiler nests for the block.
    /// </summary>
    private static bool IsExtensionAccessor(MetadataReader metadata, MethodDefinition method, string name)
    {
        if (!method.Attributes.HasFlag(MethodAttributes.Static) || !(name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal)))
            return false;
        foreach (TypeDefinitionHandle nested in metadata.GetTypeDefinition(method.GetDeclaringType()).GetNestedTypes())
        {
            if (!metadata.StringComparer.StartsWith(metadata.GetTypeDefinition(nested).Name, "<G>$"))
                continue;
            foreach (PropertyDefinitionHandle property in metadata.GetTypeDefinition(nested).GetProperties())
            {
                if (metadata.StringComparer.Equals(metadata.GetPropertyDefinition(property).Name, name[4..]))
                    return true;
            }
        }
        return false;
    }

    private static string Property(MetadataReader metadata, MethodDefinition accessor, string name, int values)
    {
        var parameters = Parameters.Types(metadata, accessor);
        if (!accessor.Attributes.HasFlag(MethodAttributes.SpecialName))
            return name;
        return parameters.Length > values ? "this[" + string.Join(", ", parameters.Take(parameters.Length - values)) + "]" : name;
    }

    /// <summary>An init accessor returns a void that is modified by IsExternalInit.</summary>
    private static bool IsInit(MetadataReader metadata, MethodDefinition method)
    {
        BlobReader signature = metadata.GetBlobReader(method.Signature);
        signature.ReadSignatureHeader();
        signature.ReadCompressedInteger();
        return signature.ReadSignatureTypeCode() == SignatureTypeCode.RequiredModifier;
    }

    private static string? ImplementedInterface(MetadataReader metadata, MethodDefinitionHandle method, TypeDefinitionHandle type)
    {
        TypeDefinition definition = metadata.GetTypeDefinition(type);
        foreach (MethodImplementationHandle handle in definition.GetMethodImplementations())
        {
            MethodImplementation implementation = metadata.GetMethodImplementation(handle);
            if (implementation.MethodBody == method)
                return DeclaringType(metadata, implementation.MethodDeclaration, new GenericScope(metadata, definition.GetGenericParameters(), default));
        }
        return null;
    }

    private static string? DeclaringType(MetadataReader metadata, EntityHandle declaration, GenericScope scope)
    {
        EntityHandle type = declaration.Kind switch
        {
            HandleKind.MethodDefinition => metadata.GetMethodDefinition((MethodDefinitionHandle)declaration).GetDeclaringType(),
            HandleKind.MemberReference => metadata.GetMemberReference((MemberReferenceHandle)declaration).Parent,
            _ => default,
        };
        return type.IsNil ? null : TypeReferences.Name(metadata, type, scope);
    }
}
