using System.Buffers;
using System.Text;

namespace Hangdump.Reporting.CommandLines;

/// <summary>A command line as one text, quoted as a POSIX shell wants it, so that it can be pasted and taken apart again.</summary>
public static class ShellWords
{
    private static readonly SearchValues<char> _special = SearchValues.Create(" \t\n'\"\\;&|<>()$`?[]#~!{}");

    /// <summary>Joins arguments; one that needs quotes gets single quotes.</summary>
    public static string Join(IEnumerable<string> arguments)
    {
        var text = new StringBuilder();
        foreach (var argument in arguments)
        {
            if (text.Length > 0)
                text.Append(' ');
            text.Append(Quote(argument));
        }

        return text.ToString();
    }

    /// <summary>Takes a text apart as <see cref="Join"/> has made it. Never fails: an open quote ends with the text.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var isInWord = false;
        char? quote = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == quote)
            {
                quote = null;
            }
            else if (quote is null && c is '\'' or '"')
            {
                quote = c;
                isInWord = true;
            }
            else if (c == '\\' && quote != '\'' && i + 1 < text.Length)
            {
                word.Append(text[++i]);
                isInWord = true;
            }
            else if (c == ' ' && quote is null)
            {
                if (isInWord)
                    words.Add(word.ToString());
                word.Clear();
                isInWord = false;
            }
            else
            {
                word.Append(c);
                isInWord = true;
            }
        }

        if (isInWord)
            words.Add(word.ToString());
        return words;
    }

    private static string Quote(string argument) =>
        argument.Length > 0 && argument.AsSpan().IndexOfAny(_special) < 0
            ? argument
            : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
