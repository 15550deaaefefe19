using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Report;

/// <summary>A thread of a report: what was seen of it, and what it holds.</summary>
public sealed record ReportedThread
{
    public required int Id { get; init; }

    /// <summary>The kernel's thread id as the observer sees it; null for a thread that has ended.</summary>
    public int? OsId { get; init; }

    /// <summary>Null when the program gave it none.</summary>
    public string? Name { get; init; }

    public required ThreadKind Kind { get; init; }

    public required ThreadState State { get; init; }

    public bool IsIdle { get; init; }

    /// <summary>Ids of resources, possible ones included; the certainty stands with the owner.</summary>
    public IReadOnlyList<string> Holds { get; init; } = [];

    /// <summary>Null when it runs, or when what it waits for was not read.</summary>
    public Wait? WaitsFor { get; init; }

    /// <summary>Top frame first; empty where the options left the stack out.</summary>
    public IReadOnlyList<Frame> Frames { get; init; } = [];

    public int FramesOmitted { get; init; }
}
