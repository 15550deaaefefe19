using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Graph;

/// <summary>
/// What is left of a wait-for graph after its reduction: the parties that cannot get on, and the edges among them that keep them
/// from it. Every party in it waits for ever, or waits for one that does.
/// </summary>
internal sealed class StuckGraph
{
    private readonly List<WaitEdge>?[] _edges;
    private readonly bool[] _acts;
    private readonly bool[] _mayAct;

    public StuckGraph(WaitForGraph graph)
    {
        Graph = graph;
        _acts = Reduction.Act(graph);
        _mayAct = Reduction.Act(graph, certainOnly: true);
        _edges = new List<WaitEdge>?[graph.Nodes.Count];
        foreach (PartyNode node in graph.Nodes)
        {
            if (Contains(node)) _edges[node.Index] = EdgesOf(node);
        }
    }

    public WaitForGraph Graph { get; }

    /// <summary>Whether the party cannot get on; one that has ended is not in the graph.</summary>
    public bool Contains(PartyNode node) => !_acts[node.Index] && !node.IsGone;

    /// <summary>Whether that follows from certain edges alone.</summary>
    public bool IsCertain(PartyNode node) => !_mayAct[node.Index];

    public IReadOnlyList<WaitEdge> From(PartyNode node) => _edges[node.Index] ?? [];

    private List<WaitEdge> EdgesOf(PartyNode node)
    {
        var edges = new List<WaitEdge>();
        foreach (Requirement requirement in node.Requirements)
        {
            if (requirement.IsMet(_acts, certainOnly: false)) continue;
            foreach (Dependency party in requirement.Parties) AddEdge(requirement.Resource, party, node.WaitCertainty);
        }

        foreach (Dependency thread in node.Resume?.Parties ?? []) AddEdge(null, thread, Certainty.Certain);
        return edges;

        void AddEdge(Resource? resource, Dependency party, Certainty wait)
        {
            PartyNode target = Graph.Nodes[party.Target];
            Certainty certainty = wait == Certainty.Certain ? party.Certainty : Certainty.Possible;
            if (Contains(target)) edges.Add(new WaitEdge(node, resource, target, party.Kind, certainty));
        }
    }
}
