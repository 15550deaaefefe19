using Hangdump.Reporting.Findings.Wording;
using Hangdump.Reporting.Graph;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Findings;

/// <summary>Many parties that wait for a lock whose one holder gets on, but slowly: what does it do meanwhile?</summary>
internal sealed class LockConvoy : IFindingKind
{
    private const int FewestWaiters = 8;

    public IEnumerable<Finding> Find(Situation situation)
    {
        Dictionary<string, List<PartyNode>> waiters = WaitersByLock(situation.Graph);
        foreach (Resource resource in situation.Snapshot.Resources)
        {
            if (!waiters.TryGetValue(resource.Id, out List<PartyNode>? waiting) || waiting.Count < FewestWaiters) continue;
            if (HolderOf(resource, situation) is { } holder) yield return Of(situation, resource, holder, waiting);
        }
    }

    private static Dictionary<string, List<PartyNode>> WaitersByLock(WaitForGraph graph)
    {
        var waiters = new Dictionary<string, List<PartyNode>>();
        foreach (PartyNode node in graph.Nodes)
        {
            if (node.Requirements.Count != 1 || node.Requirements[0].Resource is not { } resource || !resource.Kind.IsLock() || IsPulse(node.Wait!)) continue;
            if (!waiters.TryGetValue(resource.Id, out List<PartyNode>? waiting)) waiters[resource.Id] = waiting = [];
            waiting.Add(node);
        }

        return waiters;
    }

    private static bool IsPulse(Wait wait) => wait is { Operation: Operation.Wait, Pulsed: false };

    /// <summary>The one holder, if it lives and is not stuck itself.</summary>
    private static PartyNode? HolderOf(Resource resource, Situation situation)
    {
        List<Party> parties = [.. resource.Owners.Select(owner => owner.Party).Distinct()];
        return parties.Count == 1 && situation.Graph.Find(parties[0]) is { IsGone: false } holder && (holder.Thread ?? (object?)holder.Flow) is not null
            && !situation.Stuck.Contains(holder) ? holder : null;
    }

    private static Finding Of(Situation situation, Resource resource, PartyNode holder, List<PartyNode> waiting)
    {
        Phrases words = situation.Words;
        Chain chain = ChainSearch.From(situation.Graph, holder);
        bool isCertain = resource.Owners.All(owner => owner.Certainty == Certainty.Certain) && waiting.TrueForAll(node => node.WaitCertainty == Certainty.Certain);
        string places = Sentence.List([.. waiting.Select(Phrases.In).Where(place => place.Length > 0).Distinct().Take(2)]);
        return new Finding
        {
            Id = StableId.Of(FindingKind.LockConvoy, [resource.Kind.ToString(), Phrases.StableName(resource)]),
            Kind = FindingKind.LockConvoy,
            Severity = Severity.Warning,
            Certainty = isCertain ? Certainty.Certain : Certainty.Possible,
            Summary = $"{Sentence.Count(waiting.Count, waiting.TrueForAll(node => node.Thread is not null) ? "thread" : "waiter")} wait for {words.Of(resource)}{places}, "
                + $"which {words.Of(holder)} holds while it {ChainText.Does(chain.Steps[0], words)}"
                + (chain.Steps.Count > 1 ? $" ({ChainText.Tell(new Chain([.. chain.Steps.Skip(1)]), words)})" : ""),
            Advice = Advice(words.NameOf(resource), holder),
            Chain = chain.Steps.Count > 1 ? ChainText.Steps(chain) : [],
            Threads = Members.Threads([holder]),
            Flows = Members.Flows([holder]),
            Resources = [resource.Id],
            BlockedBehind = Members.Blocked([.. waiting.Union(BlockedBehind.Find(situation.Graph, [holder, .. waiting]))]),
        };
    }

    private static string Advice(string name, PartyNode holder) => holder.Wait switch
    {
        { Operation: Operation.Sleep } => $"Do not sleep while {name} is held: leave it first, or wait with Monitor.Wait, which gives it back (HD3010).",
        { Operation: Operation.Io } => $"Do no input or output (console, pipe, file, network) while {name} is held: prepare under the lock, write after it is left (HD3010).",
        not null => $"Do not wait for something else while {name} is held: leave it first (HD1005, HD3010).",
        null => $"Do less while {name} is held{Phrases.In(holder)}: compute outside and only publish under it, split it, or use a concurrent collection or "
            + "a ReaderWriterLockSlim where most only read.",
    };
}
