namespace Hangdump.Reporting.Graph;

/// <summary>
/// Who is held up by certain parties, directly or not, joins and waits with a time limit included.
/// <para>
/// Contract: the least set of parties that could not have what they wait for if the given parties and those of the set never
/// acted again while everybody else did. Whoever needs one of several things is in it only when all of them fail.
/// </para>
/// </summary>
internal static class BlockedBehind
{
    /// <summary>The parties behind the given ones, in canonical order, without these.</summary>
    public static IReadOnlyList<PartyNode> Find(WaitForGraph graph, IEnumerable<PartyNode> holdUp)
    {
        var acts = new bool[graph.Nodes.Count];
        foreach (PartyNode node in graph.Nodes) acts[node.Index] = true;
        var open = new Queue<PartyNode>();
        foreach (PartyNode node in holdUp) HoldUp(node);
        var behind = new List<PartyNode>();
        while (open.TryDequeue(out PartyNode? node))
        {
            if (!acts[node.Index] || !node.IsHeldUp(acts)) continue;
            behind.Add(node);
            HoldUp(node);
        }

        behind.Sort((one, other) => one.Index.CompareTo(other.Index));
        return behind;

        void HoldUp(PartyNode node)
        {
            acts[node.Index] = false;
            foreach (PartyNode dependent in graph.DependentsOf(node)) open.Enqueue(dependent);
        }
    }
}
