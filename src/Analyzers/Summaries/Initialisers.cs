using Hangdump.Analyzers.Code;
using Hangdump.Analyzers.Locks;

namespace Hangdump.Analyzers.Summaries;

/// <summary>
/// Bodies that run while nobody else knows their object: constructors, and what only they call on it, or others on an object that they
/// have just made. A greatest fixpoint: bodies that call each other are out as soon as one of them has another caller.
/// </summary>
internal sealed class Initialisers
{
    private readonly HashSet<Body> _bodies = [];

    public Initialisers(CodeIndex index, CallGraph calls)
    {
        Queue<Body> open = new();
        foreach (Body body in index.Bodies)
        {
            if (!body.IsConstructor && (body.Class is null || !index.HasKnownCallers(body) || calls.CallersOf(body).Count == 0)) continue;
            _bodies.Add(body);
            if (!body.IsConstructor) open.Enqueue(body);
        }

        while (open.Count > 0)
        {
            Body body = open.Dequeue();
            if (!_bodies.Contains(body) || calls.CallersOf(body).All(IsInitial)) continue;
            _bodies.Remove(body);
            foreach (Step step in index.FlowOf(body).Steps)
            {
                foreach (Body target in step.Targets)
                    if (!target.IsConstructor && _bodies.Contains(target)) open.Enqueue(target);
            }
        }
    }

    public bool Include(Body body) => _bodies.Contains(body);

    private bool IsInitial(CallSite site) =>
        site.Step.Call is { } call && (call.IsFresh || (call.Receiver is { Root: RootKind.This, Fields.Count: 0 } && _bodies.Contains(site.Caller)));
}
