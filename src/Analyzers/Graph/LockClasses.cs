using Hangdump.Analyzers.Locks;
using Hangdump.Analyzers.Summaries;

namespace Hangdump.Analyzers.Graph;

/// <summary>
/// Which classes of locks an object may belong to. Most have one, their field. Objects that are locked themselves are known by their
/// type: what one method sees as an interface locks itself in another as the class that it is.
/// </summary>
internal sealed class LockClasses(IReadOnlyList<Encounter> encounters, CodeIndex index)
{
    /// <summary>Where more types lock themselves, it is not known which of them is meant.</summary>
    private const int MostTypes = 2;

    private readonly Dictionary<(string, string?), string[]> _classes = [];
    private readonly HashSet<string> _locked =
    [
        .. encounters.SelectMany(encounter => encounter.Effect.Held.Select(hold => hold.Lock).Append(encounter.Effect.Lock))
            .Where(use => use.Place.IsKnownByType).Select(use => use.Place.Type!),
    ];

    /// <summary>None where it is not known.</summary>
    public string[] Of(LockUse use)
    {
        if (use.Place.Key is not { } key) return [];
        if (!_classes.TryGetValue((key, use.Type), out string[]? classes))
            _classes[(key, use.Type)] = classes = use.Type is null ? [key] : [.. OfType(use.Type).Where(type => type != key).Prepend(key)];
        return classes;
    }

    private List<string> OfType(string type)
    {
        List<string> locked = [.. index.Relations.RelatedTo(type).Append(type).Where(_locked.Contains)];
        return locked.Count <= MostTypes ? locked : [];
    }
}
