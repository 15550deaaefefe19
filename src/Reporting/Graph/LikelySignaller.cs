using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Graph;

/// <summary>
/// Who probably pulses a monitor when nobody has looked for it: a condition is private to its class as a rule, so the one other
/// thread that runs code of the class that called Monitor.Wait. Good enough to say where to look next, for no other claim.
/// </summary>
internal static class LikelySignaller
{
    /// <summary>Null where none, or more than one, comes into question.</summary>
    public static PartyNode? Of(WaitForGraph graph, PartyNode waiter)
    {
        if (waiter.Wait is not { Operation: Operation.Wait, Pulsed: false, Resources.Count: 1 } wait) return null;
        if (graph.FindResource(wait.Resources[0]) is not { Kind: ResourceKind.Monitor, Signallers: null, EndsBy: null } monitor) return null;
        if (WaitingClass(waiter) is not { } type) return null;
        PartyNode? likely = null;
        foreach (PartyNode node in graph.Nodes)
        {
            if (node.Thread is not { State: not ThreadState.Dead } thread || node.Wait?.Resources.Contains(monitor.Id) is true) continue;
            if (!thread.Frames.Any(frame => frame.Type == type)) continue;
            if (likely is not null) return null;
            likely = node;
        }

        return likely;
    }

    private static string? WaitingClass(PartyNode waiter) => waiter.Thread?.Frames
        .FirstOrDefault(frame => frame.Kind == FrameKind.Managed && frame.Type?.StartsWith("System.Threading.", StringComparison.Ordinal) is false)?.Type;
}
