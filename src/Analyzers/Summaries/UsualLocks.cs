using Hangdump.Analyzers.Code;
using Hangdump.Analyzers.Locks;

namespace Hangdump.Analyzers.Summaries;

/// <summary>
/// Which classes of locks every caller that is seen holds when it calls a body, of bodies that are hidden, or that others call through an
/// interface or base class. Callers that are not seen may hold none, and the objects may be others, so this excludes nothing; but what it
/// keeps apart is not proven either. A greatest fixpoint, as <see cref="EntryLocks"/>.
/// </summary>
internal sealed class UsualLocks
{
    private const int MostRounds = 20;

    private static readonly HashSet<string> _none = [];

    private readonly CallGraph _calls;
    private readonly Dictionary<Body, HashSet<string>> _held = [];
    private readonly HashSet<Body> _called = [];

    public UsualLocks(CodeIndex index, CallGraph calls)
    {
        _calls = calls;
        List<Body> open = index.Bodies.Where(body => calls.ReachedUnderLocks.Contains(body) && (index.HasKnownCallers(body) || index.Relations.DeclarationsOf(body.Id).Count > 0)).ToList();
        _called.UnionWith(open);
        for (int round = 0; round < MostRounds; round++)
        {
            List<Body> changed = open.FindAll(Update);
            if (changed.Count == 0) return;
            if (round == MostRounds - 1) changed.ForEach(body => _held[body] = _none);
        }
    }

    /// <summary>The fields, or the types of objects that are locked themselves.</summary>
    public IReadOnlyCollection<string> Of(Body body) => _held.TryGetValue(body, out HashSet<string>? held) ? held : _none;

    private bool Update(Body body)
    {
        HashSet<string>? common = null;
        foreach (CallSite site in _calls.PossibleCallersOf(body))
        {
            // A caller of which nothing is known yet takes nothing away.
            if (_called.Contains(site.Caller) && !_held.ContainsKey(site.Caller)) continue;
            IEnumerable<string> here = site.Step.Held.Where(hold => hold.Lock.Mode == LockMode.Exclusive).Select(hold => hold.Lock.Place.Key).OfType<string>().Concat(Of(site.Caller));
            if (common is null) common = [.. here];
            else common.IntersectWith(here);
            if (common.Count == 0) break;
        }

        if (common is null) return false;
        bool isChanged = !_held.TryGetValue(body, out HashSet<string>? before) || before.Count != common.Count;
        _held[body] = common;
        return isChanged;
    }
}
