using Hangdump.Reporting.Findings.Wording;
using Hangdump.Reporting.Graph;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Findings;

/// <summary>
/// A thread that blocks on a task whose next step only that thread can run, or on one that needs a pool thread while the last of
/// the pool block like that.
/// </summary>
internal sealed class SyncOverAsync : IFindingKind
{
    public IEnumerable<Finding> Find(Situation situation)
    {
        foreach (IReadOnlyList<PartyNode> component in StrongComponents.Of(situation.Stuck, _ => true))
        {
            IEnumerable<PartyNode> needed = component.SelectMany(situation.Stuck.From).Where(edge => edge.Kind == DependencyKind.Resume).Select(edge => edge.To);
            foreach (PartyNode thread in needed.Distinct().OrderBy(node => node.Index))
            {
                if (ShortestWayBack(situation.Stuck, thread) is { } way) yield return Of(situation, thread, way);
            }
        }

        // With work queued this is starvation.
        if (situation.Snapshot.ThreadPool is { QueuedItems: 0 } pool && new PoolWorkers(situation.Graph, pool) is { AreAllBlocked: true, IsAtMaximum: true } workers
            && OnPool(situation, workers) is { } finding)
        {
            yield return finding;
        }
    }

    private static Finding? OnPool(Situation situation, PoolWorkers workers)
    {
        List<Chain> chains = [.. workers.Blocked.Select(worker => ChainSearch.From(situation.Graph, worker))];
        // What completes inside the process may run the continuation on the thread that completes it.
        if (!chains.TrueForAll(chain => chain.Last is { Node.Flow: not null, Node.Resume: null, Resource.EndsBy: not null })) return null;
        Phrases words = situation.Words;
        PartyNode first = workers.Blocked[0];
        List<PartyNode> flows = [.. chains.SelectMany(chain => chain.Nodes).Where(node => node.Flow is not null).Distinct()];
        return new Finding
        {
            Id = StableId.Of(FindingKind.SyncOverAsync, chains.Select(chain => Places.Of(chain.Steps[0].Node)?.Method ?? "").Distinct()),
            Kind = FindingKind.SyncOverAsync,
            Severity = Severity.Error,
            Certainty = Certainty.Possible,
            Summary = $"All {Sentence.Count(workers.Blocked.Count, "thread")} that the pool may have block on tasks whose next step needs a pool thread: {ChainText.Tell(chains[0], words)}",
            Advice = $"Do not block pool threads{Phrases.In(first)}: make the method async and use await instead of Result, Wait or GetResult (HD1009, HD1010).",
            Chain = ChainText.Steps(chains[0]),
            Threads = Members.Threads(workers.Blocked),
            Flows = Members.Flows(flows),
            Resources = [.. chains.SelectMany(ChainText.Resources).Distinct()],
            BlockedBehind = Members.Behind(situation.Graph, workers.Blocked.Concat(flows)),
        };
    }

    /// <summary>The shortest path of waits from a thread to a flow that needs the thread.</summary>
    private static List<WaitEdge>? ShortestWayBack(StuckGraph graph, PartyNode thread)
    {
        var reachedBy = new Dictionary<PartyNode, WaitEdge>();
        var open = new Queue<PartyNode>();
        open.Enqueue(thread);
        while (open.TryDequeue(out PartyNode? node))
        {
            foreach (WaitEdge edge in graph.From(node))
            {
                if (edge.Kind == DependencyKind.Resume && edge.To == thread) return Path(reachedBy, thread, edge);
                if (edge.To != thread && reachedBy.TryAdd(edge.To, edge)) open.Enqueue(edge.To);
            }
        }

        return null;
    }

    private static List<WaitEdge> Path(Dictionary<PartyNode, WaitEdge> reachedBy, PartyNode start, WaitEdge last)
    {
        var path = new List<WaitEdge> { last };
        while (path[^1].From != start) path.Add(reachedBy[path[^1].From]);
        path.Reverse();
        return path;
    }

    private static Finding Of(Situation situation, PartyNode thread, List<WaitEdge> way)
    {
        Phrases words = situation.Words;
        PartyNode flow = way[^1].From;
        bool isCertain = way.All(edge => edge.Certainty == Certainty.Certain) && way.All(edge => situation.Stuck.IsCertain(edge.From));
        string steps = string.Join("; ", way.Take(way.Count - 1).Select(edge => CycleFinding.Step(edge, words)));
        return new Finding
        {
            Id = StableId.Of(FindingKind.SyncOverAsync, way.Select(edge => $"{Places.Of(edge.From)?.Method} {edge.Resource?.Kind}")),
            Kind = FindingKind.SyncOverAsync,
            Severity = Severity.Error,
            Certainty = isCertain ? Certainty.Certain : Certainty.Possible,
            Summary = Sentence.Capitalized($"{steps}, and {words.Of(flow)}{Phrases.In(flow)} can go on only on {words.Of(thread)}, whose context it has captured"),
            Advice = $"Do not block on the task{Phrases.In(thread)}: make the method async and use await instead of Result, Wait or GetResult. "
                + $"Where that is not possible, {flow.Flow!.Method} must not come back to the captured context: ConfigureAwait(false) on every await below it (HD1009).",
            Chain = [.. way.Select(edge => new WaitStep(edge.From.Party, edge.Resource?.Id ?? edge.From.Wait?.Resources.FirstOrDefault(id => situation.Graph.FindResource(id) is not null)))],
            Threads = Members.Threads(way.Select(edge => edge.From)),
            Flows = Members.Flows(way.Select(edge => edge.From)),
            Resources = [.. way.Where(edge => edge.Resource is not null).Select(edge => edge.Resource!.Id).Distinct()],
            BlockedBehind = Members.Behind(situation.Graph, way.Select(edge => edge.From)),
        };
    }
}
