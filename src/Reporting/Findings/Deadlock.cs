using Hangdump.Reporting.Findings.Wording;
using Hangdump.Reporting.Graph;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Findings;

/// <summary>Several parties that wait for each other in a ring, none of which can get on.</summary>
internal sealed class Deadlock : IFindingKind
{
    private const int StepsInSummary = 6;

    public IEnumerable<Finding> Find(Situation situation) =>
        situation.Cycles.Where(cycle => cycle.Edges.Count > 1).Select(cycle => CycleFinding.Of(
            situation, FindingKind.Deadlock, cycle, Summary(cycle, situation.Words), DeadlockAdvice.For(cycle, situation.Words)));

    private static string Summary(Cycle cycle, Phrases words)
    {
        List<string> steps = [.. cycle.Edges.Take(StepsInSummary).Select(edge => CycleFinding.Step(edge, words))];
        if (cycle.Edges.Count > steps.Count) steps.Add($"and so on over {Sentence.Count(cycle.Edges.Count - steps.Count, "more step")} back to the first");
        string who = cycle.Nodes.All(node => node.Thread is not null) ? Sentence.Count(cycle.Edges.Count, "thread")
            : cycle.Nodes.All(node => node.Flow is not null) ? Sentence.Count(cycle.Edges.Count, "async method")
            : "Threads and async methods";
        string wait = cycle.Certainty == Certainty.Certain ? "wait for each other" : "seem to wait for each other";
        return $"{who} {wait}: {string.Join("; ", steps)}";
    }
}
