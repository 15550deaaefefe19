namespace Hangdump.Reporting.Graph;

/// <summary>
/// Which parties can still get on: graph reduction (Holt, <i>Some deadlock properties of computer systems</i>, 1972) for waits that
/// need one or all of several things.
/// <para>
/// Contract: the least set that contains every party whose wait can be ended by parties of the set alone. Whoever is outside waits
/// for ever unless somebody acts who is not in the graph.
/// Invariant: a party enters the set only when its own requirements are met by it, and none ever leaves; each entry looks again
/// at those who depend on the party, so the work is linear in the dependencies.
/// </para>
/// </summary>
internal static class Reduction
{
    /// <summary>For each node whether it can get on.</summary>
    /// <param name="certainOnly">Whether what is only possible counts as no obstacle; whoever is then left outside is certainly stuck.</param>
    public static bool[] Act(WaitForGraph graph, bool certainOnly = false)
    {
        var acts = new bool[graph.Nodes.Count];
        var open = new Queue<PartyNode>(graph.Nodes);
        while (open.TryDequeue(out PartyNode? node))
        {
            if (acts[node.Index] || !node.CanAct(acts, certainOnly)) continue;
            acts[node.Index] = true;
            foreach (PartyNode dependent in graph.DependentsOf(node)) open.Enqueue(dependent);
        }

        return acts;
    }
}
