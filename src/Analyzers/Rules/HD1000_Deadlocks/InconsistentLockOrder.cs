using Hangdump.Analyzers.Graph;
using Hangdump.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace Hangdump.Analyzers.Rules.Deadlocks;

/// <summary>HD1001: locks are taken in an order that goes round in a ring; HD1013 marks the ring's other steps.</summary>
internal sealed class InconsistentLockOrder : IRule
{
    private static readonly DiagnosticDescriptor _cycle = Rules.Descriptors.Deadlock(
        "HD1001",
        "Locks are taken in inconsistent order",
        "Two threads that take the same locks in different order can each hold what the other waits for. Take them in one order everywhere, or do not call out while holding one.");

    private static readonly DiagnosticDescriptor _otherSide = Rules.Descriptors.Deadlock(
        "HD1013",
        "The other side of an inconsistent lock order",
        "This step belongs to a ring of locks that is reported elsewhere. Either side can be changed.",
        DiagnosticSeverity.Info);

    public IReadOnlyList<DiagnosticDescriptor> Descriptors { get; } = [_cycle, _otherSide];

    public IEnumerable<Finding> Find(Situation situation)
    {
        HashSet<(Site, string)> reported = [];
        foreach (IReadOnlyList<Edge> cycle in new CycleSearch(situation.Order).Find().OrderBy(cycle => cycle.Count).ThenBy(cycle => cycle.Sum(edge => edge.Acquired.Ambiguity + edge.Acquired.Hops)))
        {
            // Of several rings through one step the shortest and clearest tells what is wrong with it.
            if (cycle.Any(edge => reported.Contains((Site.Of(situation.Index, edge.Acquired), edge.From)))) continue;
            foreach (Edge edge in cycle) reported.Add((Site.Of(situation.Index, edge.Acquired), edge.From));
            int rarest = Rarest(cycle, situation);
            string essence = "HD1001 " + string.Join(" ", cycle.Select(edge => edge.From).Concat(cycle.Select(edge => edge.Body.Id)));
            for (int at = 0; at < cycle.Count; at++)
            {
                Site[] others = [.. cycle.SelectMany((edge, index) => index == at ? Chains.Sites(edge.Acquired, situation.Index).Skip(1) : Chains.Sites(edge.Acquired, situation.Index))];
                yield return new Finding(at == rarest ? _cycle : _otherSide, Site.Of(situation.Index, cycle[at].Acquired), Message(cycle, at, situation.Index), others, essence) { IsSuspected = cycle.Any(edge => edge.IsUncertain) || CycleSearch.AreUsuallyKeptApart(cycle) };
            }
        }
    }

    /// <summary>The order that fewest places follow is likeliest the wrong one.</summary>
    private static int Rarest(IReadOnlyList<Edge> cycle, Situation situation) =>
        Enumerable.Range(0, cycle.Count)
            .OrderBy(at => situation.Order.Between(cycle[at].From, cycle[at].To).Count)
            .ThenBy(at => situation.Index.TreeOf(cycle[at].Body).Tree.FilePath, StringComparer.Ordinal)
            .ThenBy(at => cycle[at].Position.Span.Start)
            .First();

    private static string Message(IReadOnlyList<Edge> cycle, int at, CodeIndex index)
    {
        Edge here = cycle[at];
        string text = $"'{here.To}' is acquired while holding '{here.From}' ({Chains.Text(here.Acquired, index)}), but ";
        if (cycle.Count == 2)
        {
            Edge other = cycle[1 - at];
            return text + $"{other.Body.Name} ({Chains.Text(other.Acquired, index)}) acquires them in the opposite order";
        }

        List<string> others = [];
        for (int step = 1; step < cycle.Count; step++)
        {
            Edge other = cycle[(at + step) % cycle.Count];
            others.Add($"{other.Body.Name} ({Chains.Text(other.Acquired, index)}) acquires '{other.To}' while holding '{other.From}'");
        }

        return text + string.Join(", and ", others);
    }
}
