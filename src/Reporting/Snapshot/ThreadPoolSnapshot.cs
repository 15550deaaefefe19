namespace Hangdump.Reporting.Snapshot;

/// <summary>The thread pool's own counts.</summary>
public sealed record ThreadPoolSnapshot : SnapshotItem
{
    public required int MinThreads { get; init; }

    public required int MaxThreads { get; init; }

    /// <summary>Workers that exist.</summary>
    public required int Workers { get; init; }

    /// <summary>How many workers the pool wants at present.</summary>
    public required int Goal { get; init; }

    /// <summary>Work items in the global and local queues that no worker has begun.</summary>
    public required int QueuedItems { get; init; }
}
