using Hangdump.Reporting.Findings.Wording;
using Hangdump.Reporting.Graph;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Findings;

/// <summary>A chain as steps of a finding and as part of a sentence.</summary>
internal static class ChainText
{
    private const int StepsInSummary = 5;

    public static IReadOnlyList<WaitStep> Steps(Chain chain) =>
        [.. chain.Steps.Where(step => !step.Node.IsNobody).Select(step => new WaitStep(step.Node.Party, step.Resource?.Id))];

    public static IReadOnlyList<string> Resources(Chain chain) =>
        [.. chain.Steps.Where(step => step.Resource is not null).Select(step => step.Resource!.Id).Distinct()];

    /// <summary><c>thread 7 waits for …, which thread 9 holds; thread 9 reads from a socket in …</c>.</summary>
    public static string Tell(Chain chain, Phrases words)
    {
        List<string> parts = [.. chain.Steps.Take(StepsInSummary).Select((step, index) => Tell(step, index + 1 < chain.Steps.Count ? chain.Steps[index + 1].Node : chain.Closes, words))];
        if (chain.Steps.Count > StepsInSummary) parts.Add($"{Sentence.Count(chain.Steps.Count - StepsInSummary, "more step")} down, {Tell(chain.Last, chain.Closes, words)}");
        return string.Join("; ", parts);
    }

    private static string Tell(ChainStep step, PartyNode? next, Phrases words) => $"{words.Of(step.Node)} {Does(step, words)}"
        + (next is null ? End(step) : words.Holds(next, step.Resource, step.Link!.Value, step.Certainty == Certainty.Possible));

    /// <summary><c>waits for monitor Bank._gate in Bank.Pay() (Bank.cs:43)</c>, <c>runs in Bank.Work() (Bank.cs:7)</c>.</summary>
    public static string Does(ChainStep step, Phrases words)
    {
        string what = step.Node switch
        {
            { IsGone: true } => "can give nothing back",
            { Thread: { IsIdle: true } } => "waits for work",
            { Wait: { } wait } => words.Waits(wait, step.Resource),
            { Flow: not null } => "is ready to go on",
            { Party.Process: not null } => "runs on",
            _ => "runs",
        };
        return what + Phrases.In(step.Node);
    }

    private static string End(ChainStep step) => step.Resource switch
    {
        { EndsBy: { } end } => $", which ends by a {end}",
        null => "",
        _ => ", and nobody was found who ends that",
    };
}
