using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Graph;

/// <summary>
/// Follows a wait to its end: a timer, a socket, a running owner, something that nobody completes.
/// <para>
/// Contract: no party stands twice in a chain; it ends before one that would. Where several parties must act, the way leads to
/// one that waits itself, without a limit if there is such a one.
/// </para>
/// </summary>
internal static class ChainSearch
{
    public static Chain From(WaitForGraph graph, PartyNode start) => From(graph, start, (waiter, likely) => !From(graph, likely, (_, _) => false).Nodes.Contains(waiter));

    /// <param name="follows">Whether to go on from a waiter to who probably signals it; not to one that waits behind the waiter.</param>
    private static Chain From(WaitForGraph graph, PartyNode start, Func<PartyNode, PartyNode, bool> follows)
    {
        var steps = new List<ChainStep>();
        var seen = new HashSet<PartyNode>();
        PartyNode? node = start;
        while (node is not null && seen.Add(node))
        {
            (ChainStep step, PartyNode? next) = StepFrom(graph, node, follows);
            steps.Add(step);
            node = next;
        }

        return new Chain(steps, Closes: node);
    }

    private static (ChainStep Step, PartyNode? Next) StepFrom(WaitForGraph graph, PartyNode node, Func<PartyNode, PartyNode, bool> follows)
    {
        Certainty wait = node.WaitCertainty;
        Requirement? requirement = node.Requirements.FirstOrDefault(one => one.Parties.Count > 0);
        if (requirement is null && node.Resume is not null && node.Requirements.Count == 0) requirement = node.Resume;
        Resource? resource = requirement is null ? node.Requirements.FirstOrDefault(one => one.Resource is not null)?.Resource : requirement.Resource;
        if (requirement is null)
        {
            return LikelySignaller.Of(graph, node) is { } likely && follows(node, likely)
                ? (new ChainStep(node, resource, DependencyKind.Signal, Certainty.Possible), likely)
                : (new ChainStep(node, resource, null, wait), null);
        }

        Dependency party = requirement.Parties.MinBy(one => Rank(graph.Nodes[one.Target]))!;
        Certainty certainty = wait == Certainty.Certain ? party.Certainty : Certainty.Possible;
        return (new ChainStep(node, resource, party.Kind, certainty), graph.Nodes[party.Target]);
    }

    private static int Rank(PartyNode node) => node.WaitsWithoutLimit ? 0 : node.Wait is not null ? 1 : 2;
}
