using Hangdump.Analyzers.Code;
using Hangdump.Analyzers.Locks;

namespace Hangdump.Analyzers.Summaries;

/// <summary>
/// Carries every acquisition up to the callers that may hold a lock meanwhile, nearest first, so that each body knows the shortest
/// way to each lock. An effect goes on only if it is new to a body, hence the work is bounded by bodies times locks.
/// </summary>
internal sealed class Effects
{
    private const int MostHops = 10;
    private const int MostAmbiguity = 4;

    /// <summary>Of one class of locks a body keeps so many instances apart; more are taken together.</summary>
    private const int MostInstances = 4;

    private readonly CodeIndex _index;
    private readonly CallGraph _calls;
    private readonly EntryLocks _entry;
    private readonly Classes _classes;
    private readonly HashSet<string> _lockedAround = [];
    private readonly HashSet<string> _givenBack = [];
    private readonly Dictionary<Body, HashSet<(string, LockMode, bool)>> _known = [];
    private readonly Dictionary<(Body, string), int> _instances = [];
    private readonly Queue<Effect> _next = new();
    private readonly List<Encounter> _encounters = [];

    public Effects(CodeIndex index, CallGraph calls, EntryLocks entry)
    {
        _index = index;
        _calls = calls;
        _entry = entry;
        _classes = new Classes(index);
    }

    /// <summary>Every acquisition that happens while something is held, where that is known.</summary>
    public IReadOnlyList<Encounter> Run()
    {
        foreach (Body body in _index.Bodies)
        {
            _givenBack.UnionWith(_index.FlowOf(body).GivenBack);
            foreach (Step step in _index.FlowOf(body).Steps)
            {
                foreach (Hold hold in step.Held)
                    if (hold.Lock.Place.Key is { } key) _lockedAround.Add(key);
            }
        }

        foreach (Body body in _index.Bodies)
        {
            foreach (Step step in _index.FlowOf(body).Steps)
            {
                if (step.Acquired is { IsPatient: true, Lock: { } use } && IsLock(use)) Add(new Effect(use, body, step, null, 0, 0, IsVague: false, step.IsAfterAwait || step.Acquired.IsTask) { Conditions = step.Conditions, GivenBack = step.GivenBack, Class = body.Class });
            }
        }

        while (_next.Count > 0) Propagate(_next.Dequeue());
        return _encounters;
    }

    /// <summary>A semaphore is a lock if it has one slot, and somebody who takes it gives it back; others limit or signal.</summary>
    private bool IsLock(LockUse use) =>
        use.Kind != LockKind.Semaphore || (use.Place.Key is { } key && _index.FactsOf(key) is { Slots: 1 } && _givenBack.Contains(key));

    private void Propagate(Effect effect)
    {
        if (effect.Hops == MostHops) return;
        foreach (CallSite site in _calls.CallersOf(effect.Body))
        {
            // Nobody who calls that holds anything.
            if (site.Step.Held.Count == 0 && !_calls.ReachedUnderLocks.Contains(site.Caller)) continue;
            Call call = site.Step.Call!;
            int ambiguity = effect.Ambiguity + site.Ambiguity;
            if (ambiguity > MostAmbiguity || (effect.IsAfterAwait && call.Completion == Completion.Left)) continue;
            if (Substitution.ToCaller(effect.Lock.Place, call, site.Caller, effect.Body, _index) is not { } place) continue;
            if (Conditions.AtCaller(effect.Conditions, site.Step) is not { } conditions || !_classes.CanBe(effect, site, out string? class_)) continue;
            Add(new Effect(effect.Lock.At(place), site.Caller, site.Step, effect, effect.Hops + 1, ambiguity, effect.IsVague || site.Ambiguity > 1, site.Step.IsAfterAwait || effect.IsAfterAwait)
            {
                Conditions = conditions,
                Class = class_,
                GivenBack = effect.GivenBack.Count == 0 ? site.Step.GivenBack : [.. site.Step.GivenBack, .. GivenBack(effect, call, site.Caller)],
            });
        }
    }

    private IEnumerable<LockUse> GivenBack(Effect effect, Call call, Body caller)
    {
        foreach (LockUse given in effect.GivenBack)
            if (Substitution.ToCaller(given.Place, call, caller, effect.Body, _index) is { } place) yield return given.At(place);
    }

    private void Add(Effect effect)
    {
        IReadOnlyList<LockUse> entry = _entry.Of(effect.Body);
        bool isWithin = effect is { IsAfterAwait: true, Step.Call.Completion: Completion.Returned, Cause.IsAfterAwait: true };
        if (effect.Held.Any() && !isWithin) _encounters.Add(new Encounter(effect, entry));
        if (effect.Lock.Kind.IsReentrant() && (effect.Held.Any(hold => IsSame(hold.Lock, effect.Lock)) || entry.Any(held => IsSame(held, effect.Lock)))) return;
        if (!_calls.ReachedUnderLocks.Contains(effect.Body)) return;
        // A lock under which nothing happens is in no cycle.
        if (effect.Lock is { Type: null, Place: { Key: { } key, Root: not RootKind.Parameter } } && !_lockedAround.Contains(key)) return;
        if (effect.Lock.Place.Key is { } class_ && Count(effect.Body, class_) > MostInstances) effect = effect with { Lock = effect.Lock.At(effect.Lock.Place.Anywhere()) };
        if (!_known.TryGetValue(effect.Body, out HashSet<(string, LockMode, bool)>? known)) _known[effect.Body] = known = [];
        string identity = (effect.Lock.Place.Root == RootKind.Unknown ? "?" + effect.Lock.Place.Key : effect.Lock.Place.Text) ;
        foreach (Condition condition in effect.Conditions) identity += $" {condition.Parameter}{condition.Value}";
        if (effect.Class != effect.Body.Class) identity += " " + effect.Class;
        if (known.Contains((identity, effect.Lock.Mode, false)) || !known.Add((identity, effect.Lock.Mode, effect.IsAfterAwait))) return;
        if (effect.Lock.Place.Key is { } counted) _instances[(effect.Body, counted)] = Count(effect.Body, counted) + 1;
        _next.Enqueue(effect);
    }

    private int Count(Body body, string key) => _instances.TryGetValue((body, key), out int count) ? count : 0;

    private static bool IsSame(LockUse held, LockUse wanted) => held.Place.Root != RootKind.Unknown && held.Place.Equals(wanted.Place);
}

/// <summary>A lock acquired while others are held.</summary>
/// <param name="Effect">The acquisition, in the body that holds something.</param>
/// <param name="Entry">What is held whenever that body begins.</param>
internal sealed record Encounter(Effect Effect, IReadOnlyList<LockUse> Entry);
