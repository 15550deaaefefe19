namespace Hangdump.Capture.Async;

/// <summary>
/// Cuts the graph of awaits into flows. Invariant: each node is in exactly one flow, and within a flow each node but the
/// innermost awaits the one before it. A node that several await, or a thread waits for, ends its flow, and each that awaits it
/// begins another; in a ring of nodes that await each other each is a flow of its own.
/// </summary>
internal static class FlowChains
{
    /// <param name="graph">What has been found.</param>
    /// <param name="waited">The tasks that threads wait for, by address.</param>
    public static IEnumerable<IReadOnlyList<AsyncNode>> Of(AsyncGraph graph, IReadOnlySet<ulong> waited)
    {
        var inner = new Dictionary<AsyncNode, AsyncNode>(ReferenceEqualityComparer.Instance);
        var awaiters = new Dictionary<AsyncNode, List<AsyncNode>>(ReferenceEqualityComparer.Instance);
        foreach (AsyncNode node in graph.Nodes)
        {
            if (graph.CompleterOf(node.Awaited) is not { } awaited) continue;
            inner[node] = awaited;
            if (!awaiters.TryGetValue(awaited, out List<AsyncNode>? of)) awaiters[awaited] = of = [];
            of.Add(node);
        }

        var placed = new HashSet<AsyncNode>(ReferenceEqualityComparer.Instance);
        foreach (AsyncNode node in graph.Nodes)
        {
            bool begins = !inner.TryGetValue(node, out AsyncNode? below) || Ends(below, awaiters, waited);
            if (begins) yield return Upwards(node, awaiters, waited, placed);
        }

        foreach (AsyncNode node in graph.Nodes)
        {
            if (placed.Add(node)) yield return [node];
        }
    }

    private static List<AsyncNode> Upwards(AsyncNode leaf, Dictionary<AsyncNode, List<AsyncNode>> awaiters, IReadOnlySet<ulong> waited, HashSet<AsyncNode> placed)
    {
        List<AsyncNode> chain = [];
        for (AsyncNode node = leaf; placed.Add(node);)
        {
            chain.Add(node);
            if (Ends(node, awaiters, waited)) break;
            node = awaiters[node][0];
        }

        return chain;
    }

    private static bool Ends(AsyncNode node, Dictionary<AsyncNode, List<AsyncNode>> awaiters, IReadOnlySet<ulong> waited) =>
        !awaiters.TryGetValue(node, out List<AsyncNode>? of) || of.Count > 1 || waited.Contains(node.Identity.Address);
}
