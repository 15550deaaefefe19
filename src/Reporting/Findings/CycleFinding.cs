using Hangdump.Reporting.Findings.Wording;
using Hangdump.Reporting.Graph;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Findings;

/// <summary>What every finding that rests on a cycle has in common.</summary>
internal static class CycleFinding
{
    public static Finding Of(Situation situation, FindingKind kind, Cycle cycle, string summary, string advice) => new()
    {
        Id = StableId.Of(kind, cycle.Edges.Select(edge => Signature(edge))),
        Kind = kind,
        Severity = Severity.Error,
        Certainty = cycle.Certainty,
        Summary = summary,
        Advice = advice,
        Cycle = [.. cycle.Edges.Select(edge => new WaitStep(edge.From.Party, edge.Resource!.Id))],
        Threads = Members.Threads(cycle.Nodes),
        Flows = Members.Flows(cycle.Nodes),
        Resources = [.. cycle.Edges.Select(edge => edge.Resource!.Id).Distinct()],
        BlockedBehind = Members.Behind(situation.Graph, cycle.Nodes),
    };

    /// <summary><c>thread 7 "a" waits for monitor Bank._gate in Bank.Pay() (Bank.cs:43), which thread 9 "b" holds</c>.</summary>
    public static string Step(WaitEdge edge, Phrases words) =>
        $"{words.Of(edge.From)} {words.Waits(edge.From.Wait!, edge.Resource)}{Phrases.In(edge.From)}"
        + words.Holds(edge.To, edge.Resource, edge.Kind, edge.Certainty == Certainty.Possible);

    private static string Signature(WaitEdge edge) =>
        $"{edge.From.Thread?.Name ?? edge.From.Flow?.Method} {Places.Of(edge.From)?.Method} {edge.Resource!.Kind} {edge.Resource.Name ?? edge.Resource.Type}";
}
