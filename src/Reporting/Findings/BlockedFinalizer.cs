using Hangdump.Reporting.Findings.Wording;
using Hangdump.Reporting.Graph;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Findings;

/// <summary>A finalizer thread that waits without a limit: no other finalizer runs meanwhile, and memory grows.</summary>
internal sealed class BlockedFinalizer : IFindingKind
{
    public IEnumerable<Finding> Find(Situation situation)
    {
        foreach (PartyNode node in situation.Graph.Nodes)
        {
            if (node is { Thread.Kind: ThreadKind.Finalizer, WaitsWithoutLimit: true, IsGone: false } && !RunsExitHandlers(node, situation.Graph))
                yield return Of(situation, node);
        }
    }

    /// <summary>The process is about to end: who waits for that is what matters.</summary>
    private static bool RunsExitHandlers(PartyNode finalizer, WaitForGraph graph) => graph.Nodes.Any(node => node.Wait is { Operation: Operation.Exit }
        && node.Requirements.Any(requirement => requirement.Resource?.Kind == ResourceKind.Thread && requirement.Parties.Any(party => party.Target == finalizer.Index)));

    private static Finding Of(Situation situation, PartyNode finalizer)
    {
        Chain chain = ChainSearch.From(situation.Graph, finalizer);
        return new Finding
        {
            Id = StableId.Of(FindingKind.BlockedFinalizer, [Places.Of(finalizer)?.Method ?? ""]),
            Kind = FindingKind.BlockedFinalizer,
            Severity = situation.Stuck.Contains(finalizer) ? Severity.Error : Severity.Warning,
            Certainty = finalizer.WaitCertainty,
            Summary = $"The finalizer thread is blocked, so that no object is finalized any more: {ChainText.Tell(chain, situation.Words)}",
            Advice = $"A finalizer must not take locks or wait{Phrases.In(finalizer)}: release only what the object itself owns, and move the rest to Dispose.",
            Chain = ChainText.Steps(chain),
            Threads = Members.Threads([finalizer]),
            Resources = [.. finalizer.Requirements.Where(one => one.Resource is not null).Select(one => one.Resource!.Id)],
            BlockedBehind = Members.Behind(situation.Graph, [finalizer]),
        };
    }
}
