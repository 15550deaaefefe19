using Hangdump.Analyzers.Code;
using Hangdump.Analyzers.Locks;

namespace Hangdump.Analyzers.Summaries;

/// <summary>How the members and types of all files belong together, whatever stands in their bodies. Immutable, thread-safe.</summary>
internal sealed class Relations
{
    private readonly Dictionary<string, List<string>> _implementations = [];
    private readonly Dictionary<string, List<string>> _declarations = [];
    private readonly Dictionary<string, List<string>> _sources = [];
    private readonly Dictionary<string, Place> _aliases = [];
    private readonly Dictionary<string, LockFacts?> _made = [];
    private readonly Dictionary<string, List<string>> _related = [];
    private readonly HashSet<(string, string)> _bases = [];
    private readonly HashSet<string> _escaped = [];
    private readonly HashSet<string> _given = [];
    private readonly HashSet<string> _shared = [];
    private readonly HashSet<string> _deferred = [];

    public Relations(IReadOnlyList<TreeCode> trees)
    {
        foreach (TreeCode tree in trees)
        {
            foreach ((string declared, string implementation) in tree.Implementations)
            {
                Add(_implementations, declared, implementation);
                Add(_declarations, implementation, declared);
            }

            foreach ((string type, string parent) in tree.Bases)
            {
                _bases.Add((type, parent));
                Add(_related, type, parent);
                Add(_related, parent, type);
            }

            foreach ((string slot, string source) in tree.Flows) Add(_sources, slot, source);
            foreach ((string property, Place place) in tree.Aliases) _aliases[property] = place;
            foreach ((string field, LockFacts facts) in tree.Made) _made[field] = _made.TryGetValue(field, out LockFacts? other) && other != facts ? null : facts;
            _escaped.UnionWith(tree.Escaped);
            _given.UnionWith(tree.Given);
            _shared.UnionWith(tree.Shared);
            _deferred.UnionWith(tree.Deferred);
        }
    }

    /// <summary>What getters return.</summary>
    public IReadOnlyDictionary<string, Place> Aliases => _aliases;

    /// <summary>Whether a file says the same of how its members belong together as before it was edited.</summary>
    public static bool AreSame(TreeCode one, TreeCode other) =>
        one.Bodies.Select(Identity).SequenceEqual(other.Bodies.Select(Identity))
        && one.Implementations.SequenceEqual(other.Implementations)
        && one.Bases.SequenceEqual(other.Bases)
        && one.Flows.SequenceEqual(other.Flows)
        && one.Aliases.SequenceEqual(other.Aliases)
        && one.Made.SequenceEqual(other.Made)
        && one.Deferred.SetEquals(other.Deferred)
        && one.Escaped.SetEquals(other.Escaped)
        && one.Given.SetEquals(other.Given)
        && one.Shared.SetEquals(other.Shared);

    /// <summary>Whether all callers of a hidden body are calls of its name.</summary>
    public bool IsOnlyCalled(Body body) => body.IsHidden && !_escaped.Contains(body.Id) && !_declarations.ContainsKey(body.Id);

    /// <summary>The members of base classes and interfaces that a body overrides or implements.</summary>
    public IReadOnlyList<string> DeclarationsOf(string id) => Of(_declarations, id);

    public IReadOnlyList<string> ImplementationsOf(string id) => Of(_implementations, id);

    /// <summary>Bodies and slots that a slot's delegates come from.</summary>
    public IReadOnlyList<string> SourcesOf(string slot) => Of(_sources, slot);

    /// <summary>Whether what a local or parameter holds runs later or elsewhere, although the body calls it too.</summary>
    public bool IsDeferred(string slot) => _deferred.Contains(slot);

    /// <summary>How the lock of a field is made; null where that is not known, or differs.</summary>
    public LockFacts? FactsOf(string field) => _made.TryGetValue(field, out LockFacts? facts) ? facts : null;

    /// <summary>Whether a new object has got the content of that field from whoever made it.</summary>
    public bool IsGiven(string field) => _given.Contains(field);

    /// <summary>Whether two objects may have the same thing in that field: each may have got it from the other, or both from who made them.</summary>
    public bool IsShared(string field) => _shared.Contains(field) || _given.Contains(field);

    /// <summary>The types that an object of a type may be of, as seen elsewhere: those above and below it.</summary>
    public IReadOnlyList<string> RelatedTo(string type) => Of(_related, type);

    /// <summary>Whether one type has the other as a base.</summary>
    public bool IsBelow(string type, string parent) => _bases.Contains((type, parent));

    private static (string, string?, bool, bool, bool) Identity(Body body) => (body.Id, body.Class, body.IsHidden, body.IsConstructor, body.IsStaticConstructor);

    private static List<string> Of(Dictionary<string, List<string>> lists, string key) => lists.TryGetValue(key, out List<string>? list) ? list : [];

    private static void Add(Dictionary<string, List<string>> lists, string key, string value)
    {
        if (!lists.TryGetValue(key, out List<string>? list)) lists[key] = list = [];
        if (!list.Contains(value)) list.Add(value);
    }
}
