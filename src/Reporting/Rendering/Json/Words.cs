namespace Hangdump.Reporting.Rendering.Json;

/// <summary>The contract's words for enum values: their names in camel case.</summary>
internal static class Words
{
    public static string Of<T>(T value) where T : struct, Enum
    {
        string name = Enum.GetName(value) ?? throw new ArgumentOutOfRangeException(nameof(value), value, null);
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
