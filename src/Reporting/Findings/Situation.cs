using Hangdump.Reporting.Findings.Wording;
using Hangdump.Reporting.Graph;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Findings;

/// <summary>What the kinds of findings look at: a snapshot, its graphs, and what has been found so far.</summary>
internal sealed class Situation
{
    private readonly List<Finding> _findings = [];
    private readonly HashSet<Party> _explained = [];

    public Situation(ProcessSnapshot snapshot)
    {
        Snapshot = snapshot;
        Graph = GraphBuilder.Build(snapshot);
        Stuck = new StuckGraph(Graph);
        Cycles = CycleSearch.Find(Stuck);
        Words = new Phrases(snapshot, Graph);
    }

    public ProcessSnapshot Snapshot { get; }

    public WaitForGraph Graph { get; }

    public StuckGraph Stuck { get; }

    public IReadOnlyList<Cycle> Cycles { get; }

    public Phrases Words { get; }

    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Whether a finding so far names the party, or says what it waits behind.</summary>
    public bool IsExplained(PartyNode node) => _explained.Contains(node.Party);

    public void Add(Finding finding)
    {
        _findings.Add(finding);
        foreach (int thread in finding.Threads) _explained.Add(Party.OfThread(thread));
        foreach (string flow in finding.Flows) _explained.Add(Party.OfFlow(flow));
        foreach (int thread in finding.BlockedBehind.Threads) _explained.Add(Party.OfThread(thread));
        foreach (string flow in finding.BlockedBehind.Flows) _explained.Add(Party.OfFlow(flow));
    }
}
