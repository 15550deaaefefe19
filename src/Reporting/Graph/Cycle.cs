using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Graph;

/// <summary>Parties that wait for each other in a ring, each once: an edge leads from each to the next, and from the last to the first.</summary>
internal sealed record Cycle(IReadOnlyList<WaitEdge> Edges, Certainty Certainty)
{
    public IEnumerable<PartyNode> Nodes => Edges.Select(edge => edge.From);
}
