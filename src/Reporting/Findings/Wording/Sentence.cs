using System.Globalization;

namespace Hangdump.Reporting.Findings.Wording;

/// <summary>The grammar of summaries.</summary>
internal static class Sentence
{
    /// <summary><c>a, b and c</c>; with more left out <c>a, b and 7 more</c>.</summary>
    public static string List(IReadOnlyList<string> items, int more = 0)
    {
        if (more > 0) return string.Join(", ", items) + string.Create(CultureInfo.InvariantCulture, $" and {more} more");
        return items.Count < 2 ? string.Concat(items) : string.Join(", ", items.Take(items.Count - 1)) + " and " + items[^1];
    }

    /// <summary><c>1 thread</c>, <c>2 threads</c>.</summary>
    public static string Count(int number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");

    public static string Capitalized(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
