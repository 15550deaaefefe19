using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Graph;

/// <summary>
/// Who waits for whom. An AND-OR graph (Knapp, <i>Deadlock detection in distributed databases</i>, 1987): a wait may need one or
/// all of several things, and each of them one or all of several parties. Immutable once built.
/// <para>
/// Invariant: what is unknown never blocks. A resource that was not read, that ends by itself or whose owner nobody knows is a
/// requirement that counts as met, so that every claim rests on parties that were seen.
/// </para>
/// </summary>
internal sealed class WaitForGraph
{
    private readonly Dictionary<Party, int> _indices;
    private readonly Dictionary<string, Resource> _resources;
    private readonly List<PartyNode>?[] _dependents;

    public WaitForGraph(IReadOnlyList<PartyNode> nodes, Dictionary<Party, int> indices, Dictionary<string, Resource> resources)
    {
        Nodes = nodes;
        _indices = indices;
        _resources = resources;
        _dependents = new List<PartyNode>?[nodes.Count];
        foreach (PartyNode node in nodes)
        {
            foreach (Requirement requirement in node.Requirements) AddDependent(requirement, node);
            if (node.Resume is { } resume) AddDependent(resume, node);
        }
    }

    public IReadOnlyList<PartyNode> Nodes { get; }

    /// <summary>Null for a party that neither waits nor holds.</summary>
    public PartyNode? Find(Party party) => _indices.TryGetValue(party, out int index) ? Nodes[index] : null;

    public Resource? FindResource(string id) => _resources.GetValueOrDefault(id);

    /// <summary>Whose requirements name this node.</summary>
    public IReadOnlyList<PartyNode> DependentsOf(PartyNode node) => _dependents[node.Index] ?? [];

    private void AddDependent(Requirement requirement, PartyNode dependent)
    {
        foreach (Dependency party in requirement.Parties) (_dependents[party.Target] ??= []).Add(dependent);
    }
}
