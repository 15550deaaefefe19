using Hangdump.Analyzers.Code;
using Hangdump.Analyzers.Locks;

namespace Hangdump.Analyzers.Summaries;

/// <summary>All files of a compilation together: which bodies a call reaches, and what each does. For one thread.</summary>
internal sealed class CodeIndex
{
    /// <summary>Of more than so many targets none is believed: wide dispatch is where false cycles come from.</summary>
    public const int MostTargets = 3;

    /// <summary>Helpers that take a lock for their callers do not call each other deeper than that.</summary>
    private const int MostNested = 30;

    private readonly Dictionary<string, Body> _bodies = [];
    private readonly Dictionary<string, TreeCode> _trees = [];
    private readonly Dictionary<string, List<string>> _implementations = [];
    private readonly Dictionary<string, List<string>> _declarations = [];
    private readonly Dictionary<string, List<string>> _sources = [];
    private readonly Dictionary<string, Place> _aliases = [];
    private readonly Dictionary<string, LockFacts?> _made = [];
    private readonly Dictionary<string, List<string>> _related = [];
    private readonly HashSet<(string, string)> _bases = [];
    private readonly HashSet<string> _escaped = [];
    private readonly HashSet<string> _given = [];
    private readonly HashSet<string> _deferred = [];
    private readonly Dictionary<string, Flow> _flows = [];
    private readonly Dictionary<(CallKind, string), IReadOnlyList<Body>> _targets = [];
    private int _nested;

    public CodeIndex(IReadOnlyList<TreeCode> trees)
    {
        foreach (TreeCode tree in trees)
        {
            foreach (Body body in tree.Bodies)
            {
                _bodies[body.Id] = body;
                _trees[body.Id] = tree;
            }

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
            _deferred.UnionWith(tree.Deferred);
        }

        Bodies = [.. trees.SelectMany(tree => tree.Bodies).Where(body => ReferenceEquals(_bodies[body.Id], body))];
    }

    /// <summary>In the order of the files.</summary>
    public IReadOnlyList<Body> Bodies { get; }

    public TreeCode TreeOf(Body body) => _trees[body.Id];

    /// <summary>Whether all its callers are seen here.</summary>
    public bool HasKnownCallers(Body body) => body.IsHidden && !_escaped.Contains(body.Id) && !_declarations.ContainsKey(body.Id);

    /// <summary>The members of base classes and interfaces that a body overrides or implements.</summary>
    public IReadOnlyList<string> DeclarationsOf(Body body) => _declarations.TryGetValue(body.Id, out List<string>? declarations) ? declarations : [];

    /// <summary>Whether what a local or parameter holds runs later or elsewhere, although the body calls it too.</summary>
    public bool IsDeferred(string slot) => _deferred.Contains(slot);

    /// <summary>How the lock of a field is made; null where that is not known, or differs.</summary>
    public LockFacts? FactsOf(string? field) => field is not null && _made.TryGetValue(field, out LockFacts? facts) ? facts : null;

    /// <summary>Whether a new object has got the content of that field from whoever made it.</summary>
    public bool IsGiven(string field) => _given.Contains(field);

    /// <summary>The types that an object of a type may be of, as seen elsewhere: those above and below it.</summary>
    public IReadOnlyList<string> RelatedTo(string type) => _related.TryGetValue(type, out List<string>? types) ? types : [];

    /// <summary>Whether one type has the other as a base.</summary>
    public bool IsBelow(string type, string parent) => _bases.Contains((type, parent));

    public LockUse Resolve(LockUse use) => use.At(Resolve(use.Place));

    public Place Resolve(Place place) => place.Resolve(_aliases);

    /// <summary>Bodies that a call may run; empty where they are too many to say.</summary>
    public IReadOnlyList<Body> TargetsOf(Call call)
    {
        if (!_targets.TryGetValue((call.Kind, call.Target), out IReadOnlyList<Body>? targets))
        {
            HashSet<string> ids = [];
            // What a parameter holds is known where it is given; see BodyFlow.
            if (call.Kind == CallKind.Delegate && (Slots.IsParameter(call.Target) || IsDeferred(call.Target))) return [];
            if (call.Kind == CallKind.Delegate) AddSources(call.Target, ids, []);
            else if (call.Kind == CallKind.Virtual) AddImplementations(call.Target, ids);
            else ids.Add(call.Target);
            Body[] found = [.. ids.OrderBy(id => id, StringComparer.Ordinal).Where(_bodies.ContainsKey).Select(id => _bodies[id])];
            _targets[(call.Kind, call.Target)] = targets = found.Length <= MostTargets ? found : [];
        }

        return targets;
    }

    public Flow FlowOf(Body body)
    {
        if (_flows.TryGetValue(body.Id, out Flow? flow)) return flow;
        if (PlainFlows.Of(body) is { } plain && plain.Steps.All(step => step.Call is null || !MayChange(body, step.Call))) return _flows[body.Id] = plain;
        if (_nested == MostNested) return Flow.Nothing;
        _nested++;
        // A body that calls itself meanwhile is taken to change nothing.
        _flows[body.Id] = Flow.Nothing;
        BodyFlow run = new(this, body);
        flow = run.Run();
        if (run.IsPlain) PlainFlows.Keep(body, flow);
        _nested--;
        return _flows[body.Id] = flow;
    }

    /// <summary>Whether it depends on the called code what the caller holds or calls.</summary>
    public bool MayChange(Body caller, Call call)
    {
        foreach (Body target in TargetsOf(call))
            if (target.UsesLocks || (target.CallsParameters && Substitution.ShareThis(caller, target))) return true;
        return false;
    }

    private void AddImplementations(string id, HashSet<string> ids)
    {
        if (!ids.Add(id) || ids.Count > 100 || !_implementations.TryGetValue(id, out List<string>? implementations)) return;
        foreach (string implementation in implementations) AddImplementations(implementation, ids);
    }

    private void AddSources(string slot, HashSet<string> ids, HashSet<string> seen)
    {
        if (!slot.StartsWith(Slots.Start, StringComparison.Ordinal))
        {
            ids.Add(slot);
            return;
        }

        if (!seen.Add(slot) || seen.Count > 100) return;
        if (_sources.TryGetValue(slot, out List<string>? sources))
        {
            foreach (string source in sources) AddSources(source, ids, seen);
        }

        // An interface's event or parameter is the implementation's own too.
        string member = slot.Substring(Slots.Start.Length);
        int number = member.IndexOf(Slots.ParameterMark);
        string method = number < 0 ? member : member.Substring(0, number);
        if (!_declarations.TryGetValue(method, out List<string>? declarations)) return;
        foreach (string declared in declarations) AddSources(Slots.Start + declared + (number < 0 ? "" : member.Substring(number)), ids, seen);
    }

    private static void Add(Dictionary<string, List<string>> lists, string key, string value)
    {
        if (!lists.TryGetValue(key, out List<string>? list)) lists[key] = list = [];
        if (!list.Contains(value)) list.Add(value);
    }
}
