namespace Hangdump.Reporting.CommandLines;

/// <summary>Whether the name of an option or setting says that its value is a secret.</summary>
internal static class SecretName
{
    /// <summary>Parts that mark a name wherever they stand in it, without separators.</summary>
    private static readonly string[] _parts =
    [
        "password", "passwd", "passphrase", "pwd", "secret", "token", "apikey", "accesskey", "accountkey", "sharedkey", "privatekey",
        "credential", "connectionstring", "connstr", "authorization",
    ];

    /// <summary>Words that mark a name only as its last word: <c>--signing-key</c>, but neither <c>--key-file</c> nor <c>monkey</c>.</summary>
    private static readonly string[] _lastWords = ["key", "keys", "pass", "pw", "auth", "bearer", "sas", "sig", "signature"];

    private static readonly string[] _harmless = ["publickeytoken", "cancellationtoken"];

    public static bool Marks(ReadOnlySpan<char> name)
    {
        Span<char> letters = stackalloc char[Math.Min(name.Length, 128)];
        var length = 0;
        var lastWord = 0;
        var previous = '\0';
        foreach (var c in name[..letters.Length])
        {
            var isLetter = char.IsAsciiLetter(c);
            if (isLetter && (!char.IsAsciiLetter(previous) || (char.IsAsciiLetterUpper(c) && char.IsAsciiLetterLower(previous))))
                lastWord = length;
            if (isLetter)
                letters[length++] = char.ToLowerInvariant(c);
            previous = c;
        }

        ReadOnlySpan<char> all = letters[..length];
        return !IsOneOf(all, _harmless) && (ContainsOneOf(all, _parts) || IsOneOf(all[lastWord..], _lastWords));
    }

    private static bool ContainsOneOf(ReadOnlySpan<char> text, string[] parts)
    {
        foreach (var part in parts)
            if (text.Contains(part, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static bool IsOneOf(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
            if (text.SequenceEqual(word))
                return true;
        return false;
    }
}
