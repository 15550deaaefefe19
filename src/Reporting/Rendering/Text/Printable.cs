using System.Globalization;
using System.Text;

namespace Hangdump.Reporting.Rendering.Text;

/// <summary>
/// Makes text of the observed process safe to print: it must neither steer the reader's terminal nor forge lines of the report.
/// </summary>
public static class Printable
{
    /// <summary>
    /// The text on one line, with control characters, direction marks and broken surrogates written as <c>\n</c>, <c>\x1b</c>,
    /// <c>\u202e</c>.
    /// </summary>
    public static string Line(string text)
    {
        var first = FirstUnsafe(text);
        if (first < 0)
            return text;

        var safe = new StringBuilder(text.Length + 16).Append(text, 0, first);
        for (var i = first; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                safe.Append(text[i]).Append(text[++i]);
            else if (IsUnsafe(text[i]))
                AppendEscaped(safe, text[i]);
            else
                safe.Append(text[i]);
        }

        return safe.ToString();
    }

    private static int FirstUnsafe(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (text[i] is < ' ' or > '~' && IsUnsafe(text[i]))
                return i;
        return -1;
    }

    private static bool IsUnsafe(char c) => char.IsControl(c) || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static void AppendEscaped(StringBuilder to, char c) => _ = c switch
    {
        '\n' => to.Append("\\n"),
        '\r' => to.Append("\\r"),
        '\t' => to.Append("\\t"),
        < '\x100' => to.Append("\\x").Append(((int)c).ToString("x2", CultureInfo.InvariantCulture)),
        _ => to.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
    };
}
