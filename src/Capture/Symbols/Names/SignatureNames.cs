using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Hangdump.Capture.Symbols.Names;

/// <summary>The generic parameters that a signature can refer to, by name.</summary>
internal readonly record struct GenericScope(MetadataReader Metadata, GenericParameterHandleCollection OfType, GenericParameterHandleCollection OfMethod)
{
    public string TypeParameter(int index) => Name(OfType, index);

    public string MethodParameter(int index) => Name(OfMethod, index);

    private string Name(GenericParameterHandleCollection parameters, int index) =>
        index < parameters.Count ? Metadata.GetString(Metadata.GetGenericParameter(parameters[index]).Name) : "T" + index;
}

/// <summary>
/// Types in signatures, as one writes them with every namespace imported: <c>Dictionary&lt;string, int?&gt;[]</c>. A generic
/// type keeps its arity behind a backtick until it meets its arguments.
/// </summary>
internal sealed class SignatureNames : ISignatureTypeProvider<string, GenericScope>
{
    public static readonly SignatureNames Instance = new();

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => Keywords.Of(typeCode);

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        string name = TypeNames.OwnName(reader.GetString(type.Name));
        TypeDefinitionHandle declaring = type.GetDeclaringType();
        return declaring.IsNil ? name : GetTypeFromDefinition(reader, declaring, rawTypeKind) + "." + name;
    }

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        TypeReference type = reader.GetTypeReference(handle);
        string name = reader.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
            return GetTypeFromReference(reader, (TypeReferenceHandle)type.ResolutionScope, rawTypeKind) + "." + name;
        return name == "Decimal" && reader.StringComparer.Equals(type.Namespace, "System") ? "decimal" : name;
    }

    public string GetTypeFromSpecification(MetadataReader reader, GenericScope genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => genericType switch
    {
        "Nullable`1" => typeArguments[0] + "?",
        _ when genericType.StartsWith("ValueTuple`", StringComparison.Ordinal) && typeArguments.Length is > 1 and < 8 =>
            "(" + string.Join(", ", typeArguments) + ")",
        _ => GenericArguments.Fill(genericType, typeArguments),
    };

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetArrayType(string elementType, ArrayShape shape) => elementType + "[" + new string(',', shape.Rank - 1) + "]";

    public string GetByReferenceType(string elementType) => "ref " + elementType;

    public string GetPointerType(string elementType) => elementType + "*";

    public string GetPinnedType(string elementType) => elementType;

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    public string GetGenericTypeParameter(GenericScope genericContext, int index) => genericContext.TypeParameter(index);

    public string GetGenericMethodParameter(GenericScope genericContext, int index) => genericContext.MethodParameter(index);

    public string GetFunctionPointerType(MethodSignature<string> signature) =>
        "delegate*<" + string.Join(", ", signature.ParameterTypes.Add(signature.ReturnType)) + ">";
}
