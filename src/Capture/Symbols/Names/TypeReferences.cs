using System.Reflection.Metadata;

namespace Hangdump.Capture.Symbols.Names;

/// <summary>The short name of a type by any token that can stand for one.</summary>
internal static class TypeReferences
{
    public static string? Name(MetadataReader metadata, EntityHandle type, GenericScope scope) => type.Kind switch
    {
        HandleKind.TypeDefinition => SignatureNames.Instance.GetTypeFromDefinition(metadata, (TypeDefinitionHandle)type, 0),
        HandleKind.TypeReference => SignatureNames.Instance.GetTypeFromReference(metadata, (TypeReferenceHandle)type, 0),
        HandleKind.TypeSpecification => SignatureNames.Instance.GetTypeFromSpecification(metadata, scope, (TypeSpecificationHandle)type, 0),
        _ => null,
    };
}
