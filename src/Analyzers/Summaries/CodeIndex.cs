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

    private readonly IReadOnlyList<TreeCode> _files;
    private readonly Dictionary<string, Body> _bodies;
    private readonly Dictionary<Body, TreeCode> _trees;
    private readonly Dictionary<Body, Flow> _flows;
    private readonly Dictionary<(CallKind, string), IReadOnlyList<Body>> _targets = [];
    private int _nested;

    public CodeIndex(IReadOnlyList<TreeCode> files)
    {
        _files = files;
        _bodies = [];
        _trees = [];
        _flows = [];
        Relations = new Relations(files);
        foreach (TreeCode file in files) Add(file);
        Bodies = InOrder();
    }

    private CodeIndex(CodeIndex before, IReadOnlyList<TreeCode> files, IReadOnlyList<TreeCode> edited, HashSet<Body> outdated)
    {
        _files = files;
        _bodies = new(before._bodies);
        _trees = new(before._trees);
        _flows = new(before._flows);
        Relations = before.Relations;
        foreach (Body body in outdated)
        {
            _trees.Remove(body);
            _flows.Remove(body);
        }

        foreach (TreeCode file in edited) Add(file);
        foreach (Body body in outdated)
            if (ReferenceEquals(_bodies[body.Id], body)) _trees[body] = before._trees[body];
        Bodies = InOrder();
    }

    public Relations Relations { get; }

    /// <summary>In the order of the files.</summary>
    public IReadOnlyList<Body> Bodies { get; }

    public TreeCode TreeOf(Body body) => _trees[body];

    /// <summary>Whether all its callers are seen here.</summary>
    public bool HasKnownCallers(Body body) => Relations.IsOnlyCalled(body);

    /// <inheritdoc cref="Relations.FactsOf"/>
    public LockFacts? FactsOf(string? field) => field is null ? null : Relations.FactsOf(field);

    public LockUse Resolve(LockUse use) => use.At(Resolve(use.Place));

    public Place Resolve(Place place) => place.Resolve(Relations.Aliases);

    /// <summary>
    /// The index after edits in bodies, which keeps what they do not touch: the flows of bodies that call none of the edited files,
    /// nor anything whose locks depend on what such a body does. Null where more than bodies is different.
    /// </summary>
    /// <param name="files">All files after the edits.</param>
    /// <param name="calls">The calls before them.</param>
    public CodeIndex? After(IReadOnlyList<TreeCode> files, CallGraph calls)
    {
        if (files.Count != _files.Count) return null;
        List<TreeCode> edited = [];
        HashSet<Body> outdated = [];
        Stack<Body> spreading = new();
        for (int at = 0; at < files.Count; at++)
        {
            if (ReferenceEquals(files[at], _files[at])) continue;
            if (!Relations.AreSame(files[at], _files[at])) return null;
            edited.Add(files[at]);
            foreach (Body body in _files[at].Bodies)
            {
                if (!ReferenceEquals(_bodies[body.Id], body)) return null;
                Outdate(body);
                foreach (CallSite site in calls.CallersOf(body)) Outdate(site.Caller);
            }
        }

        while (spreading.Count > 0)
        {
            foreach (CallSite site in calls.CallersOf(spreading.Pop())) Outdate(site.Caller);
        }

        return new CodeIndex(this, files, edited, outdated);

        void Outdate(Body body)
        {
            if (outdated.Add(body) && (body.UsesLocks || body.CallsParameters)) spreading.Push(body);
        }
    }

    /// <summary>Bodies that a call may run; empty where they are too many to say.</summary>
    public IReadOnlyList<Body> TargetsOf(Call call)
    {
        if (!_targets.TryGetValue((call.Kind, call.Target), out IReadOnlyList<Body>? targets))
        {
            HashSet<string> ids = [];
            // What a parameter holds is known where it is given; see BodyFlow.
            if (call.Kind == CallKind.Delegate && (Slots.IsParameter(call.Target) || Relations.IsDeferred(call.Target))) return [];
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
        if (_flows.TryGetValue(body, out Flow? flow)) return flow;
        if (_nested == MostNested) return Flow.Nothing;
        _nested++;
        // A body that calls itself meanwhile is taken to change nothing.
        _flows[body] = Flow.Nothing;
        flow = new BodyFlow(this, body).Run();
        _nested--;
        return _flows[body] = flow;
    }

    /// <summary>Of several bodies with one id, as broken code has them, the last counts.</summary>
    private void Add(TreeCode file)
    {
        foreach (Body body in file.Bodies)
        {
            _bodies[body.Id] = body;
            _trees[body] = file;
        }
    }

    private Body[] InOrder() => [.. _files.SelectMany(file => file.Bodies).Where(body => ReferenceEquals(_bodies[body.Id], body))];

    private void AddImplementations(string id, HashSet<string> ids)
    {
        if (!ids.Add(id) || ids.Count > 100) return;
        foreach (string implementation in Relations.ImplementationsOf(id)) AddImplementations(implementation, ids);
    }

    private void AddSources(string slot, HashSet<string> ids, HashSet<string> seen)
    {
        if (!slot.StartsWith(Slots.Start, StringComparison.Ordinal))
        {
            ids.Add(slot);
            return;
        }

        if (!seen.Add(slot) || seen.Count > 100) return;
        foreach (string source in Relations.SourcesOf(slot)) AddSources(source, ids, seen);

        // An interface's event or parameter is the implementation's own too.
        string member = slot.Substring(Slots.Start.Length);
        int number = member.IndexOf(Slots.ParameterMark);
        string method = number < 0 ? member : member.Substring(0, number);
        foreach (string declared in Relations.DeclarationsOf(method)) AddSources(Slots.Start + declared + (number < 0 ? "" : member.Substring(number)), ids, seen);
    }
}
