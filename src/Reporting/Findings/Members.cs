using Hangdump.Reporting.Graph;

namespace Hangdump.Reporting.Findings;

/// <summary>Sorts parties into the lists of a finding.</summary>
internal static class Members
{
    public static IReadOnlyList<int> Threads(IEnumerable<PartyNode> nodes)
    {
        var threads = new List<int>();
        foreach (PartyNode node in nodes.Distinct())
        {
            if (node.Party is { Process: null, Thread: { } id }) threads.Add(id);
        }

        threads.Sort();
        return threads;
    }

    public static IReadOnlyList<string> Flows(IEnumerable<PartyNode> nodes) =>
        [.. nodes.Where(node => node.Party.Flow is not null).Select(node => node.Party.Flow!).Distinct()];

    public static BlockedParties Behind(WaitForGraph graph, IEnumerable<PartyNode> holdUp) => Blocked(BlockedBehind.Find(graph, holdUp));

    public static BlockedParties Blocked(IReadOnlyList<PartyNode> nodes) => new(Threads(nodes), Flows(nodes));
}
