using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Graph;

/// <summary>What the workers of the thread pool do.</summary>
internal sealed class PoolWorkers
{
    private readonly WaitForGraph _graph;

    public PoolWorkers(WaitForGraph graph, ThreadPoolSnapshot pool)
    {
        _graph = graph;
        List<PartyNode> workers = [.. graph.Nodes.Where(node => node.Thread is { Kind: ThreadKind.ThreadPool, State: not ThreadState.Dead })];
        Blocked = [.. workers.Where(IsBlocked)];
        IsAtMaximum = pool.Workers >= pool.MaxThreads;
        // A pool that grows counts its next worker before that thread exists.
        int starting = IsAtMaximum ? 0 : 1;
        // Below its minimum the pool starts a thread for each item at once.
        AreAllBlocked = Blocked.Count > 0 && Blocked.Count == workers.Count && Blocked.Count >= pool.Workers - starting
            && (IsAtMaximum || pool.Workers >= pool.MinThreads);
    }

    /// <summary>Those that wait without a limit, input and output included.</summary>
    public IReadOnlyList<PartyNode> Blocked { get; }

    public bool AreAllBlocked { get; }

    public bool IsAtMaximum { get; }

    /// <summary>Whether one of them is seen to wait for somebody who can act without the pool.</summary>
    public bool CanBeFreed => Blocked.Any(worker => worker.Requirements.Count == 0 || EndsOutside(ChainSearch.From(_graph, worker)));

    private static bool IsBlocked(PartyNode worker) => worker.WaitsWithoutLimit || worker.Wait is { EndsByItself: false, Operation: Operation.Io };

    private static bool EndsOutside(Chain chain) =>
        chain.Last is { Resource: null, Node: { IsGone: false, Flow: null, Thread: null or { Kind: not ThreadKind.ThreadPool } } }
        && !chain.Steps.Any(step => step.Node.Flow is not null);
}
