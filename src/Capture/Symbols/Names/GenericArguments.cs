using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Hangdump.Capture.Symbols.Names;

/// <summary>Puts the arguments of a generic type where its arities stand: <c>Outer`1.Inner`1</c> of A, B is <c>Outer&lt;A&gt;.Inner&lt;B&gt;</c>.</summary>
internal static class GenericArguments
{
    public static string Fill(string name, ImmutableArray<string> arguments)
    {
        var filled = new StringBuilder(name.Length + 16);
        int next = 0;
        for (int i = 0; i < name.Length; i++)
        {
            if (name[i] != '`')
            {
                filled.Append(name[i]);
                continue;
            }
            int end = i + 1;
            while (end < name.Length && char.IsAsciiDigit(name[end]))
                end++;
            int arity = int.TryParse(name.AsSpan(i + 1, end - i - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int count)
                ? Math.Min(count, arguments.Length - next)
                : 0;
            filled.Append('<').AppendJoin(", ", arguments.Skip(next).Take(arity)).Append('>');
            next += arity;
            i = end - 1;
        }
        return filled.ToString();
    }
}
