using Hangdump.Analyzers.Locks;
using Hangdump.Analyzers.Summaries;

namespace Hangdump.Analyzers.Graph;

/// <summary>Which classes of locks are taken while which are held: the nodes are locks, an edge has all places where that happens.</summary>
internal sealed class OrderGraph
{
    private readonly SortedDictionary<string, SortedDictionary<string, List<Edge>>> _edges = new(StringComparer.Ordinal);

    private readonly LockClasses _classes;
    private readonly CodeIndex _index;
    private readonly Initialisers _initialisers;
    private readonly UsualLocks _usual;

    public OrderGraph(IReadOnlyList<Encounter> encounters, CodeIndex index, Initialisers initialisers, UsualLocks usual)
    {
        _index = index;
        _usual = usual;
        _initialisers = initialisers;
        _classes = new LockClasses(encounters, index);
        foreach (Encounter encounter in encounters) Add(encounter);
        foreach (List<Edge> edges in _edges.Values.SelectMany(targets => targets.Values)) edges.Sort(Compare);
    }

    /// <summary>Whether an object can be of both classes.</summary>
    public bool AreRelated(string one, string other) => _index.Relations.RelatedTo(one).Contains(other);

    public IEnumerable<string> Locks => _edges.Keys;

    public IEnumerable<string> After(string key) => _edges.TryGetValue(key, out SortedDictionary<string, List<Edge>>? targets) ? targets.Keys : Enumerable.Empty<string>();

    /// <summary>The clearest first.</summary>
    public IReadOnlyList<Edge> Between(string from, string to) => _edges[from][to];

    private void Add(Encounter encounter)
    {
        Effect effect = encounter.Effect;
        if (effect.Body.IsStaticConstructor) return;
        foreach (Hold hold in effect.Held)
        {
            // Nobody else can lock what is still being made.
            if (_initialisers.Include(effect.Body) && (hold.Lock.Place.Root == RootKind.This || effect.Lock.Place.Root == RootKind.This)) continue;
            if (hold.Lock.Kind == LockKind.Semaphore && _index.FactsOf(hold.Lock.Place.Key) is not { Slots: 1 }) continue;
            foreach (string from in _classes.Of(hold.Lock))
            foreach (string to in _classes.Of(effect.Lock))
                if (from != to) Add(from, to, hold, encounter);
        }
    }

    private void Add(string from, string to, Hold hold, Encounter encounter)
    {
        Effect effect = encounter.Effect;
        HashSet<string> gates = [.. effect.Held.Select(held => held.Lock).Concat(encounter.Entry).Where(held => held.Mode == LockMode.Exclusive).SelectMany(held => _classes.Of(held))];
        // Whoever holds the wanted lock already does not wait for it, waits for himself (HD1003), or has that of another object (HD1002).
        if (gates.Contains(to)) return;
        gates.Remove(from);
        if (!_edges.TryGetValue(from, out SortedDictionary<string, List<Edge>>? targets)) _edges[from] = targets = new(StringComparer.Ordinal);
        if (!targets.TryGetValue(to, out List<Edge>? edges)) targets[to] = edges = [];
        if (!edges.Exists(edge => edge.Body == effect.Body && edge.Position == effect.Step.Position)) edges.Add(new Edge(from, to, hold, effect, gates, _usual.Of(effect.Body)));
    }

    private int Compare(Edge one, Edge other)
    {
        int order = (one.IsUncertain, one.Acquired.Ambiguity, one.Acquired.Hops).CompareTo((other.IsUncertain, other.Acquired.Ambiguity, other.Acquired.Hops));
        if (order == 0) order = string.CompareOrdinal(_index.TreeOf(one.Body).Tree.FilePath, _index.TreeOf(other.Body).Tree.FilePath);
        return order != 0 ? order : one.Position.Span.Start.CompareTo(other.Position.Span.Start);
    }
}
