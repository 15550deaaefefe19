namespace Hangdump.Reporting.Snapshot;

/// <summary>Everything that a reader saw of one process at one moment. Immutable.</summary>
public sealed record ProcessSnapshot
{
    public required ProcessFacts Process { get; init; }

    public required SourceFacts Source { get; init; }

    /// <summary>When the target was read.</summary>
    public required DateTimeOffset CapturedAt { get; init; }

    public IReadOnlyList<ThreadSnapshot> Threads { get; init; } = [];

    public IReadOnlyList<FlowSnapshot> Flows { get; init; } = [];

    public IReadOnlyList<Resource> Resources { get; init; } = [];

    /// <summary>Null when the pool was never started or could not be read.</summary>
    public ThreadPoolSnapshot? ThreadPool { get; init; }
}
