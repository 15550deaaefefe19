namespace Hangdump.Reporting.Snapshot;

/// <summary>The process that was read, as the observer sees it.</summary>
public sealed record ProcessFacts : SnapshotItem
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The command line as the process shows it, unmasked; null where it cannot be read.</summary>
    public string? CommandLine { get; init; }

    /// <summary>The runtime's own version, as in <c>8.0.33</c>.</summary>
    public required string RuntimeVersion { get; init; }

    public string Os { get; init; } = "linux";

    public string Architecture { get; init; } = "x64";

    /// <summary>How many threads of the process have never run managed code.</summary>
    public int NativeThreads { get; init; }
}
