using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Graph;

/// <summary>
/// The cycles among the parties that cannot get on.
/// <para>
/// Contract: every party that lies on a cycle stands in at least one of those found, each cycle is found once, begins with its
/// first party in canonical order, and lists each party once. Of the cycles through a party the shortest certain one is taken,
/// else the shortest. Where each party waits for one other, which is the rule, these are all cycles; a knot of readers and
/// writers has exponentially many, and one a party tells the story.
/// </para>
/// </summary>
internal static class CycleSearch
{
    public static IReadOnlyList<Cycle> Find(StuckGraph graph)
    {
        var cycles = new List<Cycle>();
        var covered = new HashSet<PartyNode>();
        foreach (IReadOnlyList<PartyNode> component in StrongComponents.Of(graph, IsOverResource))
        {
            var inside = new HashSet<PartyNode>(component);
            foreach (PartyNode node in component)
            {
                if (covered.Contains(node)) continue;
                IReadOnlyList<WaitEdge>? shortest =
                    Shortest(graph, node, edge => inside.Contains(edge.To) && IsOverResource(edge) && IsCertain(graph, edge))
                    ?? Shortest(graph, node, edge => inside.Contains(edge.To) && IsOverResource(edge));
                if (shortest is null) continue;
                Cycle cycle = FromFirst(shortest, shortest.All(edge => IsCertain(graph, edge)));
                cycles.Add(cycle);
                covered.UnionWith(cycle.Nodes);
            }
        }

        return cycles;
    }

    private static bool IsOverResource(WaitEdge edge) => edge.Kind != DependencyKind.Resume;

    private static bool IsCertain(StuckGraph graph, WaitEdge edge) =>
        edge.Certainty == Certainty.Certain && graph.IsCertain(edge.From) && graph.IsCertain(edge.To);

    /// <summary>
    /// The shortest cycle through a node that has an edge which counts: breadth first over pairs of a node and whether such an
    /// edge has been passed. Null where there is none that lists each party once.
    /// </summary>
    private static List<WaitEdge>? Shortest(StuckGraph graph, PartyNode start, Func<WaitEdge, bool> follows)
    {
        HashSet<PartyNode> seen = [];
        HashSet<PartyNode> seenCounted = [];
        var open = new Queue<Walk>();
        open.Enqueue(new Walk(start, false, null, null));
        while (open.TryDequeue(out Walk? walk))
        {
            foreach (WaitEdge edge in graph.From(walk.At))
            {
                bool counted = walk.Counted || edge.Counts;
                if (!follows(edge) || !(counted ? seenCounted : seen).Add(edge.To)) continue;
                var next = new Walk(edge.To, counted, edge, walk);
                if (counted && edge.To == start) return Edges(next);
                open.Enqueue(next);
            }
        }

        return null;
    }

    /// <summary>The edges of a walk in order; null where a party stands twice in it.</summary>
    private static List<WaitEdge>? Edges(Walk last)
    {
        var edges = new List<WaitEdge>();
        var seen = new HashSet<PartyNode>();
        for (Walk walk = last; walk is { By: { } edge, Before: { } before }; walk = before)
        {
            if (!seen.Add(edge.From)) return null;
            edges.Add(edge);
        }

        edges.Reverse();
        return edges;
    }

    private static Cycle FromFirst(IReadOnlyList<WaitEdge> edges, bool isCertain)
    {
        int first = 0;
        for (int index = 1; index < edges.Count; index++)
        {
            if (edges[index].From.Index < edges[first].From.Index) first = index;
        }

        return new Cycle([.. edges.Skip(first), .. edges.Take(first)], isCertain ? Certainty.Certain : Certainty.Possible);
    }

    /// <summary>A way from the start to a node.</summary>
    /// <param name="Counted">Whether an edge that counts has been passed.</param>
    private sealed record Walk(PartyNode At, bool Counted, WaitEdge? By, Walk? Before);
}
