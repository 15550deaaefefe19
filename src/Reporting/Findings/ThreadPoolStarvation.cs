using System.Globalization;
using Hangdump.Reporting.Findings.Wording;
using Hangdump.Reporting.Graph;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Findings;

/// <summary>
/// Every worker of the pool is blocked while work is queued. An error where the pool is at its maximum, since what the workers
/// wait for needs a worker as a rule; a warning while it can still grow, and where somebody outside is seen to free one.
/// </summary>
internal sealed class ThreadPoolStarvation : IFindingKind
{
    public IEnumerable<Finding> Find(Situation situation)
    {
        if (situation.Snapshot.ThreadPool is not { QueuedItems: > 0 } pool) yield break;
        var workers = new PoolWorkers(situation.Graph, pool);
        if (!workers.AreAllBlocked) yield break;
        if (!workers.IsAtMaximum && (workers.CanBeFreed || workers.Blocked.All(situation.IsExplained))) yield break;
        yield return Of(situation, pool, workers);
    }

    private static Finding Of(Situation situation, ThreadPoolSnapshot pool, PoolWorkers workers)
    {
        bool isFinal = workers is { IsAtMaximum: true, CanBeFreed: false };
        PartyNode typical = Typical(workers.Blocked);
        Chain chain = ChainSearch.From(situation.Graph, typical);
        return new Finding
        {
            Id = StableId.Of(FindingKind.ThreadPoolStarvation, [Places.Of(typical)?.Method ?? ""]),
            Kind = FindingKind.ThreadPoolStarvation,
            Severity = isFinal ? Severity.Error : Severity.Warning,
            Certainty = workers.Blocked.All(node => node.WaitCertainty == Certainty.Certain) ? Certainty.Certain : Certainty.Possible,
            Summary = string.Create(CultureInfo.InvariantCulture,
                $"All {workers.Blocked.Count} threads of the pool are blocked ({(workers.IsAtMaximum ? "it is at its maximum" : $"it grows slowly up to {pool.MaxThreads}")}) while {Sentence.Count(pool.QueuedItems, "work item")} ")
                + $"{(pool.QueuedItems == 1 ? "is" : "are")} queued, for example: {ChainText.Tell(chain, situation.Words)}",
            Advice = $"Do not block pool threads{Phrases.In(typical)}: make the method async and await the task instead of Result or Wait, all the way up; what it waits "
                + "for needs a pool thread itself (HD1009, HD1010). A higher minimum (ThreadPool.SetMinThreads) only buys time.",
            Chain = ChainText.Steps(chain),
            Threads = Members.Threads(workers.Blocked),
            Resources = [.. workers.Blocked.SelectMany(node => node.Requirements).Where(one => one.Resource is not null).Select(one => one.Resource!.Id).Distinct()],
            BlockedBehind = Members.Blocked(Behind(situation.Graph, workers)),
        };
    }

    /// <summary>Who needs a worker: flows that are ready, whoever waits for work that is queued, and all behind them.</summary>
    private static IReadOnlyList<PartyNode> Behind(WaitForGraph graph, PoolWorkers workers)
    {
        List<PartyNode> needy = [.. graph.Nodes.Where(node => node is { Flow.State: FlowState.Ready, Resume: null } || (NeedsQueuedWork(node) && !workers.Blocked.Contains(node)))];
        return [.. needy.Concat(BlockedBehind.Find(graph, workers.Blocked.Concat(needy))).OrderBy(node => node.Index)];
    }

    private static bool NeedsQueuedWork(PartyNode node) => node.Requirements.Any(one => one.Resource is { Owners.Count: 0 } resource && Availability.IsQueued(resource))
        && (node.Requirements.Count == 1 || node.Wait?.All == true);

    /// <summary>A worker that blocks where most of them do.</summary>
    private static PartyNode Typical(IReadOnlyList<PartyNode> workers) =>
        workers.GroupBy(node => Places.Of(node)?.Method).MaxBy(group => group.Count())!.First();
}
