namespace Hangdump.Reporting.Rendering.Json;

/// <summary>The contract's words for enum values: their names in camel case.</summary>
internal static class Words
{
    public static string Of(Enum value)
    {
        string name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
