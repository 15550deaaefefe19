using System.Globalization;

namespace Hangdump.Reporting.Findings;

/// <summary>
/// Ids that stay the same from capture to capture: made of what the program's source says (names, methods), not of addresses,
/// thread ids or counters.
/// </summary>
internal static class StableId
{
    /// <summary>An id from the kind and words about the members, in any order.</summary>
    public static string Of(FindingKind kind, IEnumerable<string> members)
    {
        // FNV-1a, 64 bits: no dependency, the same on every machine.
        ulong hash = 14695981039346656037;
        foreach (string member in members.Order(StringComparer.Ordinal))
        {
            foreach (char letter in member) hash = (hash ^ letter) * 1099511628211;
            hash = (hash ^ '\n') * 1099511628211;
        }

        string name = kind.ToString();
        return string.Create(CultureInfo.InvariantCulture, $"{char.ToLowerInvariant(name[0])}{name[1..]}-{(uint)(hash ^ (hash >> 32)):x8}");
    }
}
