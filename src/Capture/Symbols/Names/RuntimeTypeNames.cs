using System.Text;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Symbols.Names;

/// <summary>Types of objects, whose generic arguments only the runtime knows, by the name that the runtime gives them.</summary>
internal static class RuntimeTypeNames
{
    /// <summary>A type that the compiler or the runtime's library makes is named by the nearest base that users know.</summary>
    public static string Written(ClrType type)
    {
        for (ClrType? known = type; known is not null; known = known.BaseType)
        {
            if (known.Name is { } name && !IsInternal(name))
                return InSource(name);
        }
        return type.Name is { } own ? InSource(own) : "object";
    }

    private static bool IsInternal(string name) => IsBox(name) || name.Contains("+<", StringComparison.Ordinal) || name.Contains("VoidTaskResult", StringComparison.Ordinal);

    private static bool IsBox(string name) => name.Contains("StateMachineBox", StringComparison.Ordinal) || name.StartsWith("System.Runtime.CompilerServices.AsyncHelpers+", StringComparison.Ordinal);

    /// <summary>
    /// <c>System.Collections.Generic.List&lt;System.Int32&gt;+Enumerator</c> is <c>System.Collections.Generic.List&lt;int&gt;.Enumerator</c>:
    /// keywords for arguments and array elements, the full name for the type itself.
    /// </summary>
    public static string InSource(string name)
    {
        var written = new StringBuilder(name.Length);
        for (int i = 0; i < name.Length;)
        {
            int end = i;
            while (end < name.Length && !IsPunctuation(name[end]))
                end++;
            if (end == i)
            {
                AppendPunctuation(written, name[i++]);
                continue;
            }
            ReadOnlySpan<char> part = TrimArity(name.AsSpan(i, end - i));
            bool isOutermost = i == 0 && end == name.Length;
            written.Append(!isOutermost && Keywords.Of(part) is { } keyword ? keyword : part);
            i = end;
        }
        return written.ToString();
    }

    private static bool IsPunctuation(char c) => c is '<' or '>' or ',' or '[' or ']' or '+' or ' ' or '*' or '&';

    private static void AppendPunctuation(StringBuilder written, char c)
    {
        bool insideRank = written.Length > 0 && written[^1] is '[';
        switch (c)
        {
            case '+': written.Append('.'); break;
            case ',' when !insideRank: written.Append(", "); break;
            case ' ': break;
            default: written.Append(c); break;
        }
    }

    private static ReadOnlySpan<char> TrimArity(ReadOnlySpan<char> part)
    {
        int tick = part.IndexOf('`');
        return tick < 0 ? part : part[..tick];
    }
}
