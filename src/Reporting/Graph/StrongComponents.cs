namespace Hangdump.Reporting.Graph;

/// <summary>
/// Strongly connected components: parties that all wait for each other (Tarjan, <i>Depth-first search and linear graph
/// algorithms</i>, 1972; without recursion, because chains of ten thousand threads exist).
/// <para>
/// Contract: each component once, its nodes in canonical order, the components in order of their first node; a node on no cycle is
/// left out. Invariant: <c>_low[v]</c> is the smallest number on the stack that v is known to reach.
/// </para>
/// </summary>
internal sealed class StrongComponents
{
    private readonly StuckGraph _graph;
    private readonly Func<WaitEdge, bool> _follows;
    private readonly int[] _number;
    private readonly int[] _low;
    private readonly bool[] _isOpen;
    private readonly Stack<PartyNode> _open = new();
    private readonly List<IReadOnlyList<PartyNode>> _found = [];
    private int _next = 1;

    private StrongComponents(StuckGraph graph, Func<WaitEdge, bool> follows)
    {
        _graph = graph;
        _follows = follows;
        int count = graph.Graph.Nodes.Count;
        _number = new int[count];
        _low = new int[count];
        _isOpen = new bool[count];
    }

    /// <param name="follows">Which edges count.</param>
    public static IReadOnlyList<IReadOnlyList<PartyNode>> Of(StuckGraph graph, Func<WaitEdge, bool> follows)
    {
        var search = new StrongComponents(graph, follows);
        foreach (PartyNode node in graph.Graph.Nodes)
        {
            if (graph.Contains(node) && search._number[node.Index] == 0) search.Visit(node);
        }

        search._found.Sort((one, other) => one[0].Index.CompareTo(other[0].Index));
        return search._found;
    }

    private void Visit(PartyNode root)
    {
        var path = new Stack<Step>();
        path.Push(Enter(root));
        while (path.TryPeek(out Step? step))
        {
            if (NextUnseen(step) is { } unseen)
            {
                path.Push(Enter(unseen));
                continue;
            }

            path.Pop();
            int index = step.Node.Index;
            if (_low[index] == _number[index]) Close(step.Node);
            if (path.TryPeek(out Step? parent)) _low[parent.Node.Index] = Math.Min(_low[parent.Node.Index], _low[index]);
        }
    }

    /// <summary>Goes on over the edges of a node to the first that leads to one not yet seen; null when all have been followed.</summary>
    private PartyNode? NextUnseen(Step step)
    {
        IReadOnlyList<WaitEdge> edges = _graph.From(step.Node);
        while (step.NextEdge < edges.Count)
        {
            WaitEdge edge = edges[step.NextEdge++];
            if (!_follows(edge)) continue;
            if (_number[edge.To.Index] == 0) return edge.To;
            if (_isOpen[edge.To.Index]) _low[step.Node.Index] = Math.Min(_low[step.Node.Index], _number[edge.To.Index]);
        }

        return null;
    }

    private Step Enter(PartyNode node)
    {
        _number[node.Index] = _low[node.Index] = _next++;
        _open.Push(node);
        _isOpen[node.Index] = true;
        return new Step(node);
    }

    private void Close(PartyNode first)
    {
        var component = new List<PartyNode>();
        PartyNode node;
        do
        {
            node = _open.Pop();
            _isOpen[node.Index] = false;
            component.Add(node);
        }
        while (node != first);

        component.Sort((one, other) => one.Index.CompareTo(other.Index));
        if (component.Count > 1 || _graph.From(first).Any(edge => _follows(edge) && edge.To == first)) _found.Add(component);
    }

    /// <summary>A node on the path, and which of its edges comes next.</summary>
    private sealed class Step(PartyNode node)
    {
        public PartyNode Node { get; } = node;

        public int NextEdge { get; set; }
    }
}
