using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;

namespace Hangdump.Capture.Symbols.Names;

/// <summary>A method's parameters as types: <c>(Account, ref int)</c>.</summary>
internal static class Parameters
{
    public static string List(MetadataReader metadata, MethodDefinition method) => "(" + string.Join(", ", Types(metadata, method)) + ")";

    /// <summary>Without those that the compiler adds to pass captured locals.</summary>
    public static ImmutableArray<string> Types(MetadataReader metadata, MethodDefinition method)
    {
        ImmutableArray<string> types = Decode(metadata, method).ParameterTypes;
        if (!types.Any(IsSpecial))
            return types;

        var written = types.ToBuilder();
        foreach (ParameterHandle handle in method.GetParameters())
        {
            Parameter parameter = metadata.GetParameter(handle);
            int at = parameter.SequenceNumber - 1;
            if (at >= 0 && at < written.Count && Direction(parameter.Attributes) is { } direction && written[at].StartsWith("ref ", StringComparison.Ordinal))
                written[at] = string.Concat(direction, written[at].AsSpan(3));
        }
        written.RemoveAll(type => type.Contains("<>c__DisplayClass", StringComparison.Ordinal));
        return written.ToImmutable();
    }

    public static string ReturnType(MetadataReader metadata, MethodDefinition method) => Decode(metadata, method).ReturnType;

    private static bool IsSpecial(string type) => type.StartsWith("ref ", StringComparison.Ordinal) || type.Contains("<>c__DisplayClass", StringComparison.Ordinal);

    private static string? Direction(ParameterAttributes attributes) => (attributes & (ParameterAttributes.In | ParameterAttributes.Out)) switch
    {
        ParameterAttributes.Out => "out",
        ParameterAttributes.In => "in",
        _ => null,
    };

    private static MethodSignature<string> Decode(MetadataReader metadata, MethodDefinition method)
    {
        GenericParameterHandleCollection ofType = metadata.GetTypeDefinition(method.GetDeclaringType()).GetGenericParameters();
        return method.DecodeSignature(SignatureNames.Instance, new GenericScope(metadata, ofType, method.GetGenericParameters()));
    }
}
