using System.Text;

namespace Hangdump.Reporting.CommandLines;

/// <summary>
/// Hides the values of password-, token-, secret-, key- and connection-string-like arguments of a command line. In doubt it hides.
/// </summary>
public static class SecretMask
{
    private const string Hidden = "***";

    /// <summary>Masks a command line that was joined by <see cref="ShellWords.Join"/> or with blanks.</summary>
    public static string Mask(string commandLine) => ShellWords.Join(Mask(ShellWords.Split(commandLine)));

    /// <summary>Masks the arguments of a command line, the program first.</summary>
    public static IReadOnlyList<string> Mask(IReadOnlyList<string> arguments)
    {
        var masked = new string[arguments.Count];
        var isSecretValue = false;
        for (var i = 0; i < masked.Length; i++)
        {
            var argument = arguments[i];
            masked[i] = isSecretValue && !IsOption(argument) ? Hidden : MaskWithin(argument);
            isSecretValue = IsOption(argument) && argument.AsSpan().IndexOfAny('=', ':') < 0 && SecretName.Marks(argument);
        }

        return masked;
    }

    private static bool IsOption(string argument) =>
        argument.Length > 1 && (argument[0] == '-' || (argument[0] == '/' && argument.LastIndexOf('/') == 0));

    /// <summary>
    /// Masks inside one argument: <c>--key=…</c>, <c>Server=db;Password=…;Timeout=3</c>, <c>…?sig=…&amp;…</c>, <c>https://user:…@host</c>.
    /// </summary>
    private static string MaskWithin(string argument)
    {
        var text = new StringBuilder(argument.Length);
        var rest = MaskUserInfo(argument).AsSpan();
        var isFirst = true;
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny(";&,?");
            // The whole value of a setting is secret, separators included; inside a connection string only its own field is.
            var field = end < 0 ? rest : rest[..end];
            var equals = field.IndexOf('=');
            if (equals < 0)
                equals = field.IndexOf(':');
            if (equals > 0 && equals + 1 < field.Length && !field[(equals + 1)..].StartsWith("//") && SecretName.Marks(field[..equals]))
            {
                text.Append(field[..(equals + 1)]).Append(Hidden);
                if ((isFirst && IsOption(argument)) || NamesConnection(field[..equals]))
                    return text.ToString();
            }
            else
            {
                text.Append(field);
            }

            if (end < 0)
                break;
            text.Append(rest[end]);
            rest = rest[(end + 1)..];
            isFirst = false;
        }

        return text.ToString();
    }

    private static bool NamesConnection(ReadOnlySpan<char> name) => name.Contains("conn", StringComparison.OrdinalIgnoreCase);

    private static string MaskUserInfo(string argument)
    {
        var scheme = argument.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
            return argument;
        var authority = scheme + 3;
        var end = argument.AsSpan(authority).IndexOfAny('/', '?', '#');
        var host = argument.AsSpan(authority, end < 0 ? argument.Length - authority : end).LastIndexOf('@');
        if (host < 0)
            return argument;
        var colon = argument.AsSpan(authority, host).IndexOf(':');
        return colon < 0
            ? argument
            : string.Concat(argument.AsSpan(0, authority + colon + 1), Hidden, argument.AsSpan(authority + host));
    }
}
