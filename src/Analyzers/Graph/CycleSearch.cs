using Hangdump.Analyzers.Locks;

namespace Hangdump.Analyzers.Graph;

/// <summary>
/// Finds cycles in the order of locks: for each edge the shortest way back (breadth first), each cycle once. Two threads can meet in
/// a cycle only if no lock is common to all its steps, and if at each lock one of the two uses excludes the other.
/// </summary>
internal sealed class CycleSearch(OrderGraph graph)
{
    private const int Longest = 6;
    private const int MostCombinations = 64;
    private const int MostWitnesses = 4;

    /// <summary>The edges of each cycle in turn, beginning with the lock that comes first by name.</summary>
    public IEnumerable<IReadOnlyList<Edge>> Find()
    {
        HashSet<string> seen = [];
        foreach (string from in graph.Locks)
        {
            foreach (string to in graph.After(from))
            {
                if (WayBack(to, from) is not { } way) continue;
                List<string> locks = Rotated([from, .. way]);
                if (seen.Add(string.Join("\n", locks)) && Possible(locks) is { } edges) yield return edges;
            }
        }
    }

    /// <summary>From one lock to another, both included but the last; null where there is none.</summary>
    private List<string>? WayBack(string start, string end)
    {
        Dictionary<string, string?> reached = new() { [start] = null };
        Queue<(string Lock, int Length)> next = new();
        next.Enqueue((start, 1));
        while (next.Count > 0)
        {
            (string at, int length) = next.Dequeue();
            if (length >= Longest) continue;
            foreach (string after in graph.After(at))
            {
                if (after == end)
                {
                    List<string> way = [];
                    for (string? step = at; step is not null; step = reached[step]) way.Insert(0, step);
                    return way;
                }

                if (reached.ContainsKey(after)) continue;
                reached[after] = at;
                next.Enqueue((after, length + 1));
            }
        }

        return null;
    }

    private static List<string> Rotated(List<string> locks)
    {
        int first = 0;
        for (int at = 1; at < locks.Count; at++)
            if (string.CompareOrdinal(locks[at], locks[first]) < 0) first = at;
        return [.. locks.Skip(first), .. locks.Take(first)];
    }

    /// <summary>The first witnesses that can meet; null where none can.</summary>
    private List<Edge>? Possible(List<string> locks)
    {
        List<List<Edge>> choices = [];
        for (int at = 0; at < locks.Count; at++)
            choices.Add([.. graph.Between(locks[at], locks[(at + 1) % locks.Count]).GroupBy(Signature).Select(same => same.First()).Take(MostWitnesses)]);
        List<List<Edge>> possible = [.. Combinations(choices).Take(MostCombinations).Where(CanMeet)];
        return possible.Find(edges => !AreUsuallyKeptApart(edges)) ?? possible.FirstOrDefault();
    }

    private static string Signature(Edge edge) =>
        $"{edge.Held.Lock.Mode} {edge.Acquired.Lock.Mode} {string.Join(",", edge.Gates.OrderBy(gate => gate, StringComparer.Ordinal))} {string.Join(",", edge.UsualGates.OrderBy(gate => gate, StringComparer.Ordinal))}";

    private static IEnumerable<List<Edge>> Combinations(List<List<Edge>> choices)
    {
        IEnumerable<List<Edge>> all = [[]];
        foreach (List<Edge> choice in choices) all = all.SelectMany(head => choice.Select(edge => (List<Edge>)[.. head, edge]));
        return all;
    }

    /// <summary>Whether all who go round in the ring come from callers that hold one lock.</summary>
    public static bool AreUsuallyKeptApart(IReadOnlyList<Edge> edges) =>
        edges[0].UsualGates.Any(gate => edges.All(edge => edge.From != gate && (edge.UsualGates.Contains(gate) || edge.Gates.Contains(gate))));

    private bool CanMeet(List<Edge> edges)
    {
        HashSet<string> common = [.. edges[0].Gates];
        foreach (Edge edge in edges) common.IntersectWith(edge.Gates);
        foreach (Edge edge in edges) common.Remove(edge.From);
        if (common.Count > 0) return false;
        for (int at = 0; at < edges.Count; at++)
        {
            Edge before = edges[(at + edges.Count - 1) % edges.Count];
            if (before.Acquired.Lock.Mode == LockMode.Read && edges[at].Held.Lock.Mode == LockMode.Read) return false;
            // It is one object that has the lock, so one class.
            if (before.OwnerOfAcquired is { } one && edges[at].OwnerOfHeld is { } other && one != other && !graph.AreRelated(one, other)) return false;
        }

        return true;
    }
}
