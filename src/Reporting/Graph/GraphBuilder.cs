using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Graph;

/// <summary>Builds the wait-for graph of a snapshot, in linear time but for the readers that each waiting writer needs.</summary>
internal sealed class GraphBuilder
{
    private readonly ProcessSnapshot _snapshot;
    private readonly List<PartyNode> _nodes = [];
    private readonly Dictionary<Party, int> _indices = [];
    private readonly Dictionary<string, Resource> _resources = [];
    private readonly Dictionary<string, List<PartyNode>> _waiters = [];
    private readonly bool _isLive;

    private GraphBuilder(ProcessSnapshot snapshot)
    {
        _snapshot = snapshot;
        _isLive = snapshot.Source.Method is ReadMethod.Ptrace or ReadMethod.Passive;
    }

    public static WaitForGraph Build(ProcessSnapshot snapshot) => new GraphBuilder(snapshot).Build();

    private WaitForGraph Build()
    {
        foreach (Resource resource in _snapshot.Resources) _resources[resource.Id] = resource;
        AddThreads();
        foreach (FlowSnapshot flow in _snapshot.Flows) Add(Party.OfFlow(flow.Id), flow: flow);
        int known = _nodes.Count;
        for (int index = 0; index < known; index++) AddAsWaiter(_nodes[index]);
        var blockers = new Blockers(this);
        for (int index = 0; index < known; index++) Require(_nodes[index], blockers);
        return new WaitForGraph(_nodes, _indices, _resources);
    }

    /// <summary>The waiters of a resource in canonical order.</summary>
    public IReadOnlyList<PartyNode> WaitersOf(Resource resource) =>
        _waiters.TryGetValue(resource.Id, out List<PartyNode>? waiters) ? waiters : [];

    /// <summary>The node of a party; one outside the process is added when it is first named.</summary>
    public PartyNode NodeOf(Party party) =>
        _indices.TryGetValue(party, out int index) ? _nodes[index] : Add(party, isGone: party is { OsThread: not null, Process: null });

    /// <summary>A party of which nothing is known but that it has ended while it held something.</summary>
    public PartyNode AddUnknownGone()
    {
        var node = new PartyNode(_nodes.Count, new Party()) { IsGone = true };
        _nodes.Add(node);
        return node;
    }

    private void AddThreads()
    {
        List<ThreadSnapshot> threads = [.. _snapshot.Threads];
        // Of a dead thread and a living one with its id the living one is meant.
        threads.Sort((one, other) => one.Id != other.Id ? one.Id.CompareTo(other.Id) : (one.State == ThreadState.Dead).CompareTo(other.State == ThreadState.Dead));
        foreach (ThreadSnapshot thread in threads)
            Add(Party.OfThread(thread.Id), thread, isGone: thread.State == ThreadState.Dead);
    }

    private PartyNode Add(Party party, ThreadSnapshot? thread = null, FlowSnapshot? flow = null, bool isGone = false)
    {
        Wait? wait = thread is null ? flow?.WaitsFor : thread.WaitsFor;
        bool limitIsUnknown = thread is not null && wait is not null && WaitLimits.IsUnknown(wait, _resources);
        var node = new PartyNode(_nodes.Count, party)
        {
            Thread = thread, Flow = flow, IsGone = isGone,
            MayEndByItself = wait is { EndsByItself: true } || (limitIsUnknown && _isLive),
            WaitCertainty = wait is null or { Certainty: Certainty.Certain } && !limitIsUnknown ? Certainty.Certain : Certainty.Possible,
        };
        if (_indices.TryAdd(party, node.Index)) _nodes.Add(node);
        return _nodes[_indices[party]];
    }

    private void AddAsWaiter(PartyNode node)
    {
        foreach (string id in node.Wait?.Resources ?? [])
        {
            if (!_waiters.TryGetValue(id, out List<PartyNode>? waiters)) _waiters[id] = waiters = [];
            waiters.Add(node);
        }
    }

    private void Require(PartyNode node, Blockers blockers)
    {
        if (node.Wait is { } wait)
        {
            node.Requirements = [.. wait.Resources.Select(id =>
                _resources.TryGetValue(id, out Resource? resource) ? blockers.Of(resource, node, wait) : Requirement.Unknown(null))];
        }

        if (node.Flow?.ResumesOnThread is { } thread && NodeOf(Party.OfThread(thread)) is { Thread: not null, IsGone: false } resumes)
            node.Resume = new Requirement(null, [new Dependency(resumes.Index, DependencyKind.Resume, Certainty.Certain)], false, false);
    }
}
