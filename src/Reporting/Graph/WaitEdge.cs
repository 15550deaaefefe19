using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Graph;

/// <summary>One stuck party that waits for another.</summary>
/// <param name="Resource">Null for a flow that waits for its thread.</param>
/// <param name="Certainty">Certain only if both the wait and the ownership are.</param>
internal sealed record WaitEdge(PartyNode From, Resource? Resource, PartyNode To, DependencyKind Kind, Certainty Certainty)
{
    /// <summary>
    /// Whether it says enough for a deadlock. Idle producers and consumers wait for each other's pulses all day: a cycle of
    /// nothing but these says nothing.
    /// </summary>
    public bool Counts => Kind != DependencyKind.Signal || Resource!.Kind.KeepsSignal();
}
