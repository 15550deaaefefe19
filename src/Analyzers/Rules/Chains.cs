using Hangdump.Analyzers.Locks;
using Hangdump.Analyzers.Summaries;

namespace Hangdump.Analyzers.Rules;

/// <summary>How messages tell the way from a held lock to the next.</summary>
internal static class Chains
{
    /// <summary><c>A.cs:12 → B.Put, B.cs:40</c>: where it begins, and through which methods it gets to the acquisition.</summary>
    public static string Text(Effect effect, CodeIndex index)
    {
        string text = Site.Of(index, effect).Text;
        foreach (Effect next in effect.Chain.Skip(1)) text += $" → {next.Body.Name}, {Site.Of(index, next).Text}";
        return text;
    }

    public static IEnumerable<Site> Sites(Effect effect, CodeIndex index) => effect.Chain.Select(step => Site.Of(index, step));

    /// <summary>The lock's name as it stands in reports of running processes too.</summary>
    public static string Name(LockUse use) => use.Place.Key ?? use.Place.Text;
}
