using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Hangdump.Capture.Symbols.Names;

/// <summary>
/// From a state machine to the async method or iterator that starts it: by the PDB, else by the attribute that the compiler puts
/// on that method, else by the name that the state machine's name encloses when only one method bears it.
/// </summary>
internal sealed class Kickoffs(MetadataReader metadata, Func<MetadataReader?> pdb)
{
    /// <summary>Whether <paramref name="type"/> is one, and the name of the <paramref name="method"/> that it belongs to.</summary>
    public static bool IsStateMachine(MetadataReader metadata, TypeDefinitionHandle type, out string method)
    {
        string name = metadata.GetString(metadata.GetTypeDefinition(type).Name);
        bool isStateMachine = GeneratedName.TryParse(name, out GeneratedName parsed) && parsed.Kind == GeneratedKind.StateMachine;
        method = parsed.Enclosing ?? "";
        return isStateMachine || name.StartsWith("VB$StateMachine_", StringComparison.Ordinal);
    }

    /// <summary>Null where the method cannot be told.</summary>
    public MethodDefinitionHandle? Of(TypeDefinitionHandle stateMachine) =>
        ByPdb(stateMachine) ?? ByAttribute(stateMachine) ?? ByName(stateMachine);

    private MethodDefinitionHandle? ByPdb(TypeDefinitionHandle stateMachine)
    {
        if (pdb() is not { } symbols || MoveNext(metadata, stateMachine) is not { } moveNext
            || MetadataTokens.GetRowNumber(moveNext) > symbols.MethodDebugInformation.Count)
            return null;
        MethodDefinitionHandle kickoff = symbols.GetMethodDebugInformation(moveNext).GetStateMachineKickoffMethod();
        return kickoff.IsNil ? null : kickoff;
    }

    /// <summary>The method that runs a state machine's steps; null where the type has none.</summary>
    public static MethodDefinitionHandle? MoveNext(MetadataReader metadata, TypeDefinitionHandle stateMachine)
    {
        foreach (MethodDefinitionHandle method in metadata.GetTypeDefinition(stateMachine).GetMethods())
        {
            if (metadata.StringComparer.Equals(metadata.GetMethodDefinition(method).Name, "MoveNext"))
                return method;
        }
        return null;
    }

    private MethodDefinitionHandle? ByAttribute(TypeDefinitionHandle stateMachine)
    {
        TypeDefinition definition = metadata.GetTypeDefinition(stateMachine);
        string nested = "+" + metadata.GetString(definition.Name);
        foreach (MethodDefinitionHandle method in metadata.GetTypeDefinition(definition.GetDeclaringType()).GetMethods())
        {
            foreach (CustomAttributeHandle attribute in metadata.GetMethodDefinition(method).GetCustomAttributes())
            {
                if (StateMachineOf(metadata.GetCustomAttribute(attribute)) is { } type && type.EndsWith(nested, StringComparison.Ordinal))
                    return method;
            }
        }
        return null;
    }

    private MethodDefinitionHandle? ByName(TypeDefinitionHandle stateMachine)
    {
        if (!IsStateMachine(metadata, stateMachine, out string name))
            return null;
        MethodDefinitionHandle? found = null;
        foreach (MethodDefinitionHandle method in metadata.GetTypeDefinition(metadata.GetTypeDefinition(stateMachine).GetDeclaringType()).GetMethods())
        {
            if (!metadata.StringComparer.Equals(metadata.GetMethodDefinition(method).Name, name))
                continue;
            if (found is not null)
                return null;
            found = method;
        }
        return found;
    }

    /// <summary>The type that [AsyncStateMachine], [IteratorStateMachine] or [AsyncIteratorStateMachine] names; null for other attributes.</summary>
    private string? StateMachineOf(CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference
            || metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is not { Kind: HandleKind.TypeReference } parent)
            return null;
        StringHandle name = metadata.GetTypeReference((TypeReferenceHandle)parent).Name;
        if (!(metadata.StringComparer.Equals(name, "AsyncStateMachineAttribute") || metadata.StringComparer.Equals(name, "IteratorStateMachineAttribute")
            || metadata.StringComparer.Equals(name, "AsyncIteratorStateMachineAttribute")))
            return null;
        BlobReader value = metadata.GetBlobReader(attribute.Value);
        const ushort Prolog = 1;
        return value.RemainingBytes > 2 && value.ReadUInt16() == Prolog ? value.ReadSerializedString() : null;
    }
}
