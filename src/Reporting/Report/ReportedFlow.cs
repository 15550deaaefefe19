using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Report;

/// <summary>A chain of awaits of a report: what was seen of it, and what it holds.</summary>
public sealed record ReportedFlow
{
    public required string Id { get; init; }

    /// <summary>The outermost async method.</summary>
    public required string Method { get; init; }

    public required FlowState State { get; init; }

    public Wait? WaitsFor { get; init; }

    public IReadOnlyList<string> Holds { get; init; } = [];

    /// <summary>Leaf first; empty where the options left the stack out.</summary>
    public IReadOnlyList<Frame> Frames { get; init; } = [];
}
