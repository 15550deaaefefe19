namespace Hangdump.Analyzers.Locks;

/// <summary>Names of getters in paths: of properties, and of methods without parameters. What they return is known once all files are read.</summary>
internal static class Getters
{
    private const string Start = "get ";
    private const char TypeMark = '|';

    /// <param name="member">Name of the property or method.</param>
    /// <param name="type">The type of what it returns, where that tells one lock from another; else null.</param>
    public static string Name(string member, string? type) => type is null ? Start + member : Start + member + TypeMark + type;

    public static bool Is(string field) => field.StartsWith(Start, StringComparison.Ordinal);

    /// <summary>Name of the property or method alone.</summary>
    public static string Member(string field)
    {
        int mark = field.IndexOf(TypeMark);
        return mark < 0 ? field.Substring(Start.Length) : field.Substring(Start.Length, mark - Start.Length);
    }

    /// <summary>Null where the type does not tell.</summary>
    public static string? Type(string field)
    {
        int mark = field.IndexOf(TypeMark);
        return mark < 0 ? null : field.Substring(mark + 1);
    }
}
