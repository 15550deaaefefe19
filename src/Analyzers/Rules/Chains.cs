using Hangdump.Analyzers.Locks;
using Hangdump.Analyzers.Summaries;

namespace Hangdump.Analyzers.Rules;

/// <summary>How messages tell the way from a held lock to the next.</summary>
internal static class Chains
{
    /// <summary>Of the ways that were read in public code, those with more were mostly impossible: see docs/triage.md.</summary>
    private const int MostConditions = 3;

    /// <summary><c>A.cs:12 → B.Put, B.cs:40</c>: where it begins, and through which methods it gets to the acquisition.</summary>
    public static string Text(Effect effect, CodeIndex index)
    {
        string text = Site.Of(index, effect).Text;
        foreach (Effect next in effect.Chain.Skip(1)) text += $" → {next.Body.Name}, {Site.Of(index, next).Text}";
        return text;
    }

    public static IEnumerable<Site> Sites(Effect effect, CodeIndex index) => effect.Chain.Select(step => Site.Of(index, step));

    /// <summary>Whether calls on the way may well run other code, or hardly all conditions on it come true together.</summary>
    public static bool IsUncertain(Effect effect) => effect.IsVague || effect.Uncertainty > MostConditions;

    /// <summary>The lock's name as it stands in reports of running processes too.</summary>
    public static string Name(LockUse use) => use.Place.Key ?? use.Place.Text;
}
