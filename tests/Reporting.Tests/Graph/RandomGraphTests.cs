using CsCheck;
using Hangdump.Harness.Contract;
using Hangdump.Reporting.Graph;
using Hangdump.Reporting.Report;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Tests.Graph;

/// <summary>The graph's answers are those of a naive search, on graphs of every shape.</summary>
public sealed class RandomGraphTests
{
    private static readonly Gen<int> _seed = Gen.Int[0, int.MaxValue - 1];

    [Fact]
    public void The_reduction_leaves_exactly_the_parties_that_no_sequence_of_steps_frees() => _seed.Sample(seed =>
    {
        ProcessSnapshot snapshot = RandomHangs.Of(seed);
        var stuck = new StuckGraph(GraphBuilder.Build(snapshot));

        Assert.Equal(Sorted(new Oracle(snapshot).Stuck()), Sorted(stuck.Graph.Nodes.Where(stuck.Contains).Select(node => node.Party)));
        Assert.Equal(Sorted(new Oracle(snapshot, certainOnly: true).Stuck()), Sorted(stuck.Graph.Nodes.Where(stuck.IsCertain).Select(node => node.Party)));
    }, iter: 1500);

    [Fact]
    public void Every_party_on_a_ring_of_owners_stands_in_a_cycle_that_was_found_and_nobody_else_does() => _seed.Sample(seed =>
    {
        ProcessSnapshot snapshot = RandomHangs.Of(seed, withSignals: false);
        IReadOnlyList<Cycle> cycles = CycleSearch.Find(new StuckGraph(GraphBuilder.Build(snapshot)));

        Assert.Equal(Sorted(new Oracle(snapshot).OnRings()), Sorted(cycles.SelectMany(cycle => cycle.Nodes).Select(node => node.Party).Distinct()));
    }, iter: 1500);

    [Fact]
    public void Every_cycle_leads_over_real_waits_once_round_and_begins_with_its_first_party() => _seed.Sample(seed =>
    {
        ProcessSnapshot snapshot = RandomHangs.Of(seed);
        var oracle = new Oracle(snapshot);
        HashSet<Party> stuck = oracle.Stuck();
        IReadOnlyList<Cycle> cycles = CycleSearch.Find(new StuckGraph(GraphBuilder.Build(snapshot)));

        foreach (Cycle cycle in cycles)
        {
            Assert.All(cycle.Edges, edge => Assert.Contains(edge.To.Party, oracle.Next(edge.From.Party, stuck)));
            Assert.Equal(cycle.Nodes.Skip(1).Append(cycle.Edges[0].From), cycle.Edges.Select(edge => edge.To));
            Assert.Distinct(cycle.Nodes);
            Assert.Equal(cycle.Nodes.Min(node => node.Index), cycle.Edges[0].From.Index);
        }

        Assert.Distinct(cycles.Select(cycle => string.Join(",", cycle.Nodes.Select(node => node.Index))));
    }, iter: 1500);

    [Fact]
    public void Every_report_keeps_the_contract_and_comes_out_the_same_again() => _seed.Sample(seed =>
    {
        string json = Hang.Rendered(ReportBuilder.Build(RandomHangs.Of(seed), new ReportOptions()));

        Assert.Empty(ContractCheck.Problems(json));
        Assert.Equal(json, Hang.Rendered(ReportBuilder.Build(RandomHangs.Of(seed), new ReportOptions())));
    }, iter: 150);

    private static List<string> Sorted(IEnumerable<Party> parties) => [.. parties.Select(party => $"{party.Thread}{party.Flow}").Order(StringComparer.Ordinal)];
}
