using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Graph;

/// <summary>One stuck party that waits for another.</summary>
/// <param name="Resource">Null for a flow that waits for its thread.</param>
/// <param name="Certainty">Certain only if both the wait and the ownership are.</param>
internal sealed record WaitEdge(PartyNode From, Resource? Resource, PartyNode To, DependencyKind Kind, Certainty Certainty)
{
    /// <summary>
    /// Whether it says enough for a deadlock. Idle producers and consumers wait for each other's pulses and items all day: a cycle
    /// of nothing but these says nothing. Who waits for room is not idle.
    /// </summary>
    public bool Counts => Kind != DependencyKind.Signal || Resource!.Kind.KeepsSignal() || From.Wait!.Operation is Operation.Add or Operation.Write;
}
