namespace Hangdump.Reporting.Snapshot;

/// <summary>Where a snapshot comes from and what is missing from it; the last item of a stream that ended well.</summary>
public sealed record SourceFacts : SnapshotItem
{
    public SourceKind Kind { get; init; } = SourceKind.Process;

    public required ReadMethod Method { get; init; }

    /// <summary>False only when something that could be read was not: a timeout, a budget, a target that has gone.</summary>
    public required bool Complete { get; init; }

    /// <summary>How long the target stood still, in milliseconds; null where it was not measured.</summary>
    public double? PauseMilliseconds { get; init; }

    /// <summary>What was not looked at, and what the runtime does not record. A sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

public enum SourceKind { Process, Dump, Self, Events }

public enum ReadMethod { Ptrace, Passive, Core, Eventpipe, Events }
