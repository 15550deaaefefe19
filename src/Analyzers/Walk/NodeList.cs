using Hangdump.Analyzers.Code;

namespace Hangdump.Analyzers.Walk;

/// <summary>Collects nodes in the order in which they run.</summary>
internal sealed class NodeList
{
    private readonly List<Node> _nodes = [];

    public void Add(Node node)
    {
        if (node is Sequence sequence) _nodes.AddRange(sequence.Steps);
        else _nodes.Add(node);
    }

    public Node ToNode() => _nodes.Count switch
    {
        0 => Sequence.Empty,
        1 => _nodes[0],
        _ => new Sequence([.. _nodes]),
    };

    /// <summary>Whether it does nothing.</summary>
    public static bool IsEmpty(Node node)
    {
        if (node is not Sequence sequence) return false;
        foreach (Node step in sequence.Steps)
        {
            if (!IsEmpty(step)) return false;
        }

        return true;
    }
}
