using Hangdump.Capture.Objects;
using Hangdump.Capture.Primitives;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Async;

/// <summary>
/// Everything suspended that can be reached from some roots, down from awaiting to awaited and up from completed to awaiting.
/// Explores in breadth, each object once, and stops where too much has been found or the time is over.
/// </summary>
internal sealed class AsyncGraph(CaptureState state)
{
    private const int MaxObjects = 50_000;
    private const int MaxPromises = 64;

    private readonly AsyncTypes _types = new();
    private readonly RuntimeAsync _runtimeAsync = new(state.Context);
    private readonly HashSet<ulong> _seen = [];
    private readonly Queue<ClrObject> _open = new();
    private readonly Dictionary<ulong, AsyncNode> _nodes = [];
    private readonly Dictionary<ulong, ClrObject> _completes = [];
    private readonly Dictionary<ulong, List<ClrObject>> _parts = [];
    private Continuations? _continuations;

    private Continuations Continuations => _continuations ??= new Continuations(_types);

    /// <summary>In the order in which they were found.</summary>
    public IReadOnlyCollection<AsyncNode> Nodes => _nodes.Values;

    /// <summary>
    /// Finds what can be reached from an object, if it is a part of async code, or a wrapper of one; returns the part itself.
    /// </summary>
    public ClrObject Add(ClrObject root)
    {
        ClrObject part = Continuations.Unwrap(root);
        if (_types.Of(part) == AsyncKind.Box) part = StateMachines.IdentityOf(part);
        Visit(part);
        while (_open.TryDequeue(out ClrObject next)) Explore(next);
        return part;
    }

    /// <summary>
    /// What WhenAll or WhenAny still waits for. WhenAll does not keep its tasks: known are those whose continuation it was seen to be.
    /// </summary>
    public IEnumerable<ClrObject> PartsOf(ClrObject promise) =>
        Promises.Parts(promise).Concat(_parts.GetValueOrDefault(promise.Address) ?? []).Where(part => !part.Is(TaskResources.Task) || !TaskResources.IsCompleted(part));

    /// <summary>
    /// The suspended node that completes an awaited object, through tasks that only pass a result on; null where it is none.
    /// </summary>
    public AsyncNode? CompleterOf(ClrObject awaited)
    {
        ClrObject source = SourceOf(awaited);
        return source.IsValid ? _nodes.GetValueOrDefault(source.Address) : null;
    }

    /// <summary>What an awaited object comes down to, through tasks that only pass a result on.</summary>
    public ClrObject SourceOf(ClrObject awaited)
    {
        for (int hops = 0; awaited.IsValid && hops < MaxPromises; hops++)
        {
            ClrObject next = _completes.TryGetValue(awaited.Address, out ClrObject completer) ? completer : Promises.Source(awaited);
            if (!next.IsValid || next == awaited) break;
            awaited = next;
        }

        return awaited;
    }

    private void Visit(ClrObject target)
    {
        if (_types.Of(target) == AsyncKind.Box) target = StateMachines.IdentityOf(target);
        if (!target.IsValid || _seen.Count >= MaxObjects || state.Context.IsExhausted()) return;
        if (_seen.Add(target.Address)) _open.Enqueue(target);
    }

    private void Explore(ClrObject target)
    {
        AsyncKind kind = _types.Of(target);
        if (kind is AsyncKind.None && !Continuations.IsSource(target)) return;
        bool isCompleted = target.Is(TaskResources.Task) && TaskResources.IsCompleted(target);
        if (!isCompleted && Read(target, kind) is { } node)
        {
            _nodes[node.Identity.Address] = node;
            Visit(node.Awaited);
        }

        Visit(Promises.Source(target));
        foreach (ClrObject part in Promises.Parts(target)) Visit(part);
        foreach (ClrObject next in Continuations.Of(target))
        {
            if (!isCompleted && Promises.IsUnwrapping(next)) _completes[next.Address] = target;
            if (!isCompleted && Promises.NeedsAll(next) == true) AddPart(next, target);
            Visit(next);
        }
    }

    private void AddPart(ClrObject promise, ClrObject part)
    {
        if (!_parts.TryGetValue(promise.Address, out List<ClrObject>? parts)) _parts[promise.Address] = parts = [];
        parts.Add(part);
    }

    private AsyncNode? Read(ClrObject target, AsyncKind kind) => kind switch
    {
        AsyncKind.Box or AsyncKind.Iterator => StateMachines.Read(target),
        AsyncKind.RuntimeTask => _runtimeAsync.Read(target),
        _ => null,
    };
}
