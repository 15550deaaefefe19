using Hangdump.Analyzers.Code;
using Hangdump.Analyzers.Locks;

namespace Hangdump.Analyzers.Summaries;

/// <summary>
/// What is held whenever a body begins: where all callers are known, what all of them hold; else what the body itself asserts. A
/// greatest fixpoint, as callers may call each other; it is reached from above, so an early end would be wrong: without one nothing
/// is said of the bodies that still change.
/// </summary>
internal sealed class EntryLocks
{
    private const int MostRounds = 20;

    private readonly CodeIndex _index;
    private readonly CallGraph _calls;
    private readonly Dictionary<Body, IReadOnlyList<LockUse>> _held = [];
    private readonly HashSet<Body> _anything = [];

    public EntryLocks(CodeIndex index, CallGraph calls)
    {
        _index = index;
        _calls = calls;
        List<Body> open = [];
        foreach (Body body in index.Bodies)
        {
            if (!index.HasKnownCallers(body) || calls.CallersOf(body).Count == 0 || !calls.ReachedUnderLocks.Contains(body)) continue;
            open.Add(body);
            _anything.Add(body);
        }

        for (int round = 0; round < MostRounds; round++)
        {
            List<Body> changed = open.FindAll(Update);
            if (changed.Count == 0) return;
            if (round == MostRounds - 1) changed.ForEach(body => _held[body] = []);
        }
    }

    /// <summary>As seen from the body itself.</summary>
    public IReadOnlyList<LockUse> Of(Body body)
    {
        IReadOnlyList<LockUse> asserted = _index.FlowOf(body).Asserted;
        if (!_held.TryGetValue(body, out IReadOnlyList<LockUse>? held) || held.Count == 0) return asserted;
        return asserted.Count == 0 ? held : [.. held, .. asserted];
    }

    private bool Update(Body body)
    {
        List<LockUse>? common = null;
        foreach (CallSite site in _calls.CallersOf(body))
        {
            // A caller of which nothing is known yet takes nothing away.
            if (_anything.Contains(site.Caller) && !_held.ContainsKey(site.Caller)) continue;
            List<LockUse> here = [];
            foreach (LockUse use in site.Step.Held.Select(hold => hold.Lock).Concat(Of(site.Caller)))
            {
                if (site.Step.Call is { } call && Substitution.ToCallee(use.Place, call, site.Caller, body) is { } place) here.Add(use.At(place));
            }

            common = common is null ? here : common.FindAll(here.Contains);
            if (common.Count == 0) break;
        }

        if (common is null) return false;
        bool isChanged = !_held.TryGetValue(body, out IReadOnlyList<LockUse>? before) || before.Count != common.Count;
        _held[body] = common;
        return isChanged;
    }
}
