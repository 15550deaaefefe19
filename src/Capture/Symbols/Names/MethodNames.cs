using System.Reflection.Metadata;

namespace Hangdump.Capture.Symbols.Names;

/// <summary>A method as the source has it: <c>Bank</c>, <c>Transfer</c>, <c>(Account, Account)</c>.</summary>
internal readonly record struct MethodName(string Type, string Member, string Parameters)
{
    public string WithoutParameters => Type.Length == 0 ? Member : Type + "." + Member;

    public override string ToString() => WithoutParameters + Parameters;
}

/// <summary>Names the methods of one module; what runs in a state machine is named after the method that the user wrote.</summary>
internal sealed class MethodNames(MetadataReader metadata, Kickoffs kickoffs)
{
    /// <exception cref="BadImageFormatException">The metadata is damaged.</exception>
    public MethodName Of(MethodDefinitionHandle handle)
    {
        TypeDefinitionHandle declaring = metadata.GetMethodDefinition(handle).GetDeclaringType();
        if (!Kickoffs.IsStateMachine(metadata, declaring, out string name))
            return Written(handle);
        if (kickoffs.Of(declaring) is { } kickoff)
            return Written(kickoff);

        TypeDefinitionHandle type = TypeNames.Written(metadata, declaring);
        return new MethodName(TypeNames.Full(metadata, type), MemberNames.Enclosing(metadata, type, name), "");
    }

    private MethodName Written(MethodDefinitionHandle handle)
    {
        MethodDefinition method = metadata.GetMethodDefinition(handle);
        string member = MemberNames.Of(metadata, handle);
        return new MethodName(
            TypeNames.Full(metadata, method.GetDeclaringType()),
            member,
            MemberNames.TakesParameters(member) ? Parameters.List(metadata, method) : "");
    }
}
