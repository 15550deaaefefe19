using Hangdump.Reporting.Findings.Wording;
using Hangdump.Reporting.Graph;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Findings;

/// <summary>A lock whose holder has ended without giving it back: whoever wants it waits for ever.</summary>
internal sealed class OrphanedLock : IFindingKind
{
    public IEnumerable<Finding> Find(Situation situation)
    {
        foreach (Resource resource in situation.Snapshot.Resources)
        {
            if (!resource.Kind.OutlivesOwner()) continue;
            Owner? dead = resource.Owners.FirstOrDefault(owner => situation.Graph.Find(owner.Party) is { IsGone: true });
            bool isAbandoned = resource.IsAbandoned && resource.Owners.All(owner => owner == dead);
            if (dead is null && !isAbandoned) continue;
            Certainty certainty = isAbandoned ? Certainty.Certain : dead!.Certainty;
            List<PartyNode> waiters = HeldUpBy(resource, situation.Graph);
            if (certainty == Certainty.Possible && waiters.Count == 0) continue;
            yield return Of(situation, resource, dead, certainty, waiters);
        }
    }

    private static Finding Of(Situation situation, Resource resource, Owner? holder, Certainty certainty, List<PartyNode> waiters)
    {
        Phrases words = situation.Words;
        string who = Who(holder, certainty, words);
        string waiting = waiters.Count == 0 ? ", and whoever wants it next waits for ever" : $": {Sentence.List([.. waiters.Take(3).Select(node => words.Of(node) + Phrases.In(node))], Math.Max(0, waiters.Count - 3))} "
            + (waiters.Count == 1 ? "waits for it" : "wait for it");
        return new Finding
        {
            Id = StableId.Of(FindingKind.OrphanedLock, [resource.Kind.ToString(), Phrases.StableName(resource)]),
            Kind = FindingKind.OrphanedLock,
            Severity = Severity.Error,
            Certainty = certainty,
            Summary = $"{Sentence.Capitalized(words.Of(resource))} {(certainty == Certainty.Certain ? "is" : "may be")} held by {who}{waiting}",
            Advice = Advice(resource, words),
            Resources = [resource.Id],
            BlockedBehind = Members.Blocked([.. waiters.Concat(BlockedBehind.Find(situation.Graph, waiters)).OrderBy(node => node.Index)]),
        };
    }

    /// <summary>That some thread has ended with the lock may be certain where it is not which one.</summary>
    private static string Who(Owner? holder, Certainty certainty, Phrases words) => holder switch
    {
        null => "a thread that has ended",
        { Certainty: Certainty.Possible } when certainty == Certainty.Certain => "a thread that has ended, perhaps " + words.Of(holder.Party),
        { Party.Thread: not null } => words.Of(holder.Party) + ", which has ended",
        _ => words.Of(holder.Party),
    };

    private static List<PartyNode> HeldUpBy(Resource resource, WaitForGraph graph)
    {
        var acts = new bool[graph.Nodes.Count];
        foreach (PartyNode node in graph.Nodes) acts[node.Index] = !node.IsGone;
        return [.. graph.Nodes.Where(node =>
            node.Requirements.Any(requirement => ReferenceEquals(requirement.Resource, resource) && !requirement.IsMet(acts, false)) && node.IsHeldUp(acts))];
    }

    private static string Advice(Resource resource, Phrases words)
    {
        string name = words.NameOf(resource);
        string how = resource.Kind switch
        {
            ResourceKind.Monitor => "Use the lock statement, or call Monitor.Exit in a finally block",
            ResourceKind.Lock => "Use the lock statement or EnterScope with using, or call Exit in a finally block",
            ResourceKind.ReaderWriterLock => "Call the matching Exit method in a finally block, on the same thread",
            ResourceKind.Semaphore => "Call Release in a finally block",
            _ => "Give it back in a finally block",
        };
        return $"{how}, so that {name} is left however the thread ends; look for a path on which the thread that took it returned, threw or continued on "
            + "another thread after an await (HD3003). The process must be restarted to free it.";
    }
}
