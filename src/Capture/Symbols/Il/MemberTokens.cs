using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Hangdump.Capture.Symbols.Il;

/// <summary>What the tokens in IL stand for.</summary>
internal sealed class MemberTokens(MetadataReader metadata)
{
    /// <param name="Arguments">How many values the call takes, <c>this</c> included.</param>
    public readonly record struct Callee(string Type, string Method, int Arguments, bool Returns, MethodDefinitionHandle Target = default);

    public Operand Field(int token)
    {
        EntityHandle handle = MetadataTokens.EntityHandle(token);
        switch (handle.Kind)
        {
            case HandleKind.FieldDefinition:
                FieldDefinition field = metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
                return new Operand(OperandKind.Field, TypeName(field.GetDeclaringType()), metadata.GetString(field.Name));
            case HandleKind.MemberReference:
                MemberReference reference = metadata.GetMemberReference((MemberReferenceHandle)handle);
                return new Operand(OperandKind.Field, TypeName(reference.Parent), metadata.GetString(reference.Name));
            default:
                return Operand.Unknown;
        }
    }

    public Callee Method(int token)
    {
        EntityHandle handle = MetadataTokens.EntityHandle(token);
        if (handle.Kind == HandleKind.MethodSpecification)
            handle = metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method;
        if (handle.Kind == HandleKind.MethodDefinition)
        {
            MethodDefinition definition = metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
            return Read(definition.Signature, TypeName(definition.GetDeclaringType()), metadata.GetString(definition.Name)) with { Target = (MethodDefinitionHandle)handle };
        }
        MemberReference reference = metadata.GetMemberReference((MemberReferenceHandle)handle);
        return Read(reference.Signature, TypeName(reference.Parent), metadata.GetString(reference.Name));
    }

    /// <summary>How a call through a pointer changes the stack, by its signature's token.</summary>
    public Callee Signature(int token) =>
        Read(metadata.GetStandaloneSignature((StandaloneSignatureHandle)MetadataTokens.EntityHandle(token)).Signature, "", "");

    private Callee Read(BlobHandle signature, string type, string method)
    {
        BlobReader reader = metadata.GetBlobReader(signature);
        SignatureHeader header = reader.ReadSignatureHeader();
        if (header.IsGeneric)
            reader.ReadCompressedInteger();
        int parameters = reader.ReadCompressedInteger();
        SignatureTypeCode returned = reader.ReadSignatureTypeCode();
        while (returned is SignatureTypeCode.RequiredModifier or SignatureTypeCode.OptionalModifier)
        {
            reader.ReadTypeHandle();
            returned = reader.ReadSignatureTypeCode();
        }
        return new Callee(type, method, parameters + (header.IsInstance ? 1 : 0), returned != SignatureTypeCode.Void);
    }

    /// <summary>The full name as metadata has it: <c>Shop.Cache`1+Entry</c>.</summary>
    public string TypeName(EntityHandle type)
    {
        switch (type.Kind)
        {
            case HandleKind.TypeDefinition:
                TypeDefinition definition = metadata.GetTypeDefinition((TypeDefinitionHandle)type);
                return Join(definition.GetDeclaringType() is { IsNil: false } outer ? TypeName(outer) : null, definition.Namespace, definition.Name);
            case HandleKind.TypeReference:
                TypeReference reference = metadata.GetTypeReference((TypeReferenceHandle)type);
                return Join(reference.ResolutionScope.Kind == HandleKind.TypeReference ? TypeName(reference.ResolutionScope) : null, reference.Namespace, reference.Name);
            case HandleKind.TypeSpecification:
                return Constructed(metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)type).Signature));
            default:
                return "";
        }
    }

    private string Constructed(BlobReader signature)
    {
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            return "";
        signature.ReadCompressedInteger();
        return TypeName(signature.ReadTypeHandle());
    }

    private string Join(string? outer, StringHandle space, StringHandle name) => outer is not null
        ? outer + "+" + metadata.GetString(name)
        : space.IsNil ? metadata.GetString(name) : metadata.GetString(space) + "." + metadata.GetString(name);
}
