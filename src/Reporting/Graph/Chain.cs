using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Graph;

/// <summary>The way from a waiting party to what it hangs on in the end.</summary>
/// <param name="Closes">The party of the chain that the last one waits for again; null where the chain ends, as chains do.</param>
internal sealed record Chain(IReadOnlyList<ChainStep> Steps, PartyNode? Closes = null)
{
    public ChainStep Last => Steps[^1];

    public IEnumerable<PartyNode> Nodes => Steps.Select(step => step.Node);

    /// <summary>The steps that go round; empty where the chain ends.</summary>
    public IEnumerable<ChainStep> Ring => Closes is null ? [] : Steps.SkipWhile(step => step.Node != Closes);

    public bool IsCertain => Steps.All(step => step.Certainty == Certainty.Certain);
}

/// <summary>One party on the way.</summary>
/// <param name="Resource">What it waits for; null where it waits for no resource.</param>
/// <param name="Link">Why the next party follows; null where none does.</param>
internal sealed record ChainStep(PartyNode Node, Resource? Resource, DependencyKind? Link, Certainty Certainty);
