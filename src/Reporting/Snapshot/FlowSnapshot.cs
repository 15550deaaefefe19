namespace Hangdump.Reporting.Snapshot;

/// <summary>One chain of awaits: async methods that wait for each other, and what the innermost waits for.</summary>
public sealed record FlowSnapshot : SnapshotItem
{
    public required string Id { get; init; }

    /// <summary>The outermost async method.</summary>
    public required string Method { get; init; }

    public required FlowState State { get; init; }

    public Wait? WaitsFor { get; init; }

    /// <summary>Leaf first.</summary>
    public IReadOnlyList<Frame> Frames { get; init; } = [];

    /// <summary>
    /// The managed thread that alone can run the flow's next step, because the flow has captured that thread's synchronization
    /// context or scheduler; null where any pool thread can.
    /// </summary>
    public int? ResumesOnThread { get; init; }
}

/// <summary>Ready: its continuation is queued and only needs a thread.</summary>
public enum FlowState { Waiting, Ready }
