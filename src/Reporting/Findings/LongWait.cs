using Hangdump.Reporting.Findings.Wording;
using Hangdump.Reporting.Graph;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Findings;

/// <summary>
/// Threads that wait without a limit and that nothing else explains, gathered by what they hang on in the end. Nothing need be
/// wrong with that.
/// </summary>
internal sealed class LongWait : IFindingKind
{
    public IEnumerable<Finding> Find(Situation situation)
    {
        var groups = new Dictionary<object, List<Chain>>();
        foreach (PartyNode node in situation.Graph.Nodes)
        {
            if (!IsUnexplained(node, situation)) continue;
            Chain chain = ChainSearch.From(situation.Graph, node);
            object end = End(chain);
            if (!groups.TryGetValue(end, out List<Chain>? chains)) groups[end] = chains = [];
            chains.Add(chain);
        }

        return groups.Values.GroupBy(Likeness).Select(alike => Of(situation, [.. alike.SelectMany(chains => chains)]));
    }

    /// <summary>What a chain hangs on: who goes round with it, what nobody ends, or who runs.</summary>
    private static object End(Chain chain) => chain.Closes is not null ? chain.Ring.MinBy(step => step.Node.Index)!.Node : chain.Last.Resource ?? (object)chain.Last.Node;

    /// <summary>Threads that do the same at the same place, each for a thing of its own that nobody ends, are one matter.</summary>
    private static object Likeness(List<Chain> chains) => chains.TrueForAll(chain => chain is { Steps: [{ Resource: not null }], Closes: null })
        ? (Places.Of(chains[0].Last.Node)?.Method, chains[0].Last.Resource!.Kind, chains[0].Last.Resource!.EndsBy, chains[0].Last.Node.Wait!.Operation)
        : chains;

    private static bool IsUnexplained(PartyNode node, Situation situation) =>
        node is { IsGone: false, Thread.Kind: not ThreadKind.Other, Wait: not null } && (node.WaitsWithoutLimit || IsBlockedInKernel(node)) && !situation.IsExplained(node);

    /// <summary>In input or output for the program; a thread that accepts connections has nothing to do.</summary>
    private static bool IsBlockedInKernel(PartyNode node) =>
        node is { Wait: { Operation: Operation.Io, Resources.Count: 0, EndsByItself: false } wait, Thread: { } thread }
        && wait.Detail?.StartsWith("accepts", StringComparison.Ordinal) is not true && thread.Frames.Any(frame => frame.IsUserCode);

    private static Finding Of(Situation situation, List<Chain> chains)
    {
        Chain longest = chains.MaxBy(chain => chain.Steps.Count)!;
        List<PartyNode> members = [.. longest.Nodes.Where(node => !node.IsNobody)];
        List<PartyNode> behind = [.. BlockedBehind.Find(situation.Graph, members)];
        bool endsAtParty = longest.Last.Resource is null || longest.Closes is not null;
        foreach (PartyNode waiter in chains.Select(chain => chain.Steps[0].Node))
        {
            if (members.Contains(waiter) || behind.Contains(waiter)) continue;
            (endsAtParty ? behind : members).Add(waiter);
        }

        int others = chains.Count - 1;
        return new Finding
        {
            Id = StableId.Of(FindingKind.LongWait, longest.Steps.Select(step => $"{Places.Of(step.Node)?.Method} {step.Resource?.Kind} {step.Resource?.Name}")),
            Kind = FindingKind.LongWait,
            Severity = Severity.Info,
            Certainty = longest.IsCertain ? Certainty.Certain : Certainty.Possible,
            Summary = Sentence.Capitalized(ChainText.Tell(longest, situation.Words)) + (others > 0 ? $"; {Sentence.Count(others, "more thread")} with it" : ""),
            Advice = LongWaitAdvice.For(longest, situation.Words),
            Chain = ChainText.Steps(longest),
            Threads = Members.Threads(members),
            Flows = Members.Flows(members),
            Resources = Resources(longest, chains, members),
            BlockedBehind = Members.Blocked([.. behind.OrderBy(node => node.Index)]),
        };
    }

    /// <summary>What the members wait for.</summary>
    private static IReadOnlyList<string> Resources(Chain longest, List<Chain> chains, List<PartyNode> members)
    {
        IEnumerable<ChainStep> first = chains.Select(chain => chain.Steps[0]).Where(step => step.Resource is not null && members.Contains(step.Node));
        return [.. ChainText.Resources(longest).Concat(first.Select(step => step.Resource!.Id)).Distinct()];
    }
}
