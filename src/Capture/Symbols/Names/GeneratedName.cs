namespace Hangdump.Capture.Symbols.Names;

/// <summary>
/// What stands behind a name that the C# compiler has made: <c>&lt;Enclosing&gt;k__suffix</c>, where the letter tells the kind.
/// The format is Roslyn's (GeneratedNameKind); it has not changed since C# 7.
/// </summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Enclosing">The text between the angle brackets: a method, property, parameter or local; empty for <c>&lt;&gt;c</c> and the like.</param>
/// <param name="Own">The name that the user gave the thing itself, as for a local function; else empty.</param>
internal readonly record struct GeneratedName(GeneratedKind Kind, string Enclosing, string Own)
{
    public static bool IsGenerated(string name) => name.Length > 1 && name[0] == '<';

    /// <summary>Takes a generated name apart; false where the name is not one.</summary>
    public static bool TryParse(string name, out GeneratedName parsed)
    {
        parsed = default;
        int end = IsGenerated(name) ? MatchingBracket(name) : -1;
        if (end < 0)
            return false;

        string enclosing = name[1..end];
        ReadOnlySpan<char> rest = name.AsSpan(end + 1);
        parsed = new GeneratedName(KindOf(enclosing, rest), enclosing, OwnName(rest));
        return true;
    }

    private static GeneratedKind KindOf(string enclosing, ReadOnlySpan<char> rest) => rest switch
    {
        "$" or "" => GeneratedKind.WrittenMember,
        _ when enclosing.Length == 0 => GeneratedKind.Internal,
        ['b', '_', '_', ..] => GeneratedKind.Lambda,
        ['g', '_', '_', ..] => GeneratedKind.LocalFunction,
        "d" or ['d', '`', ..] or ['d', '_', '_', ..] => GeneratedKind.StateMachine,
        "k__BackingField" => GeneratedKind.BackingField,
        "P" => GeneratedKind.ConstructorParameter,
        ['5', '_', '_', ..] => GeneratedKind.HoistedLocal,
        ['F', ..] when rest.IndexOf("__", StringComparison.Ordinal) > 0 => GeneratedKind.FileLocalType,
        _ => GeneratedKind.Internal,
    };

    /// <summary><c>g__Local|0_1</c> is Local, <c>F1A2B__Type</c> is Type.</summary>
    private static string OwnName(ReadOnlySpan<char> rest)
    {
        int separator = rest.IndexOf("__", StringComparison.Ordinal);
        if (separator < 0)
            return "";
        ReadOnlySpan<char> own = rest[(separator + 2)..];
        int bar = own.IndexOf('|');
        return (bar < 0 ? own : own[..bar]).ToString();
    }

    private static int MatchingBracket(string name)
    {
        int depth = 0;
        for (int i = 0; i < name.Length; i++)
        {
            if (name[i] == '<')
                depth++;
            else if (name[i] == '>' && --depth == 0)
                return i;
        }
        return -1;
    }
}

internal enum GeneratedKind
{
    /// <summary>Nothing of it stands in the source.</summary>
    Internal,

    /// <summary>A member that the source has, or implies, by the enclosed name: <c>&lt;Main&gt;$</c>, <c>&lt;Clone&gt;$</c>.</summary>
    WrittenMember,
    Lambda, LocalFunction, StateMachine, BackingField, ConstructorParameter, HoistedLocal, FileLocalType,
}
