using System.Text.Json.Nodes;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Report;

/// <summary>Something that is held or waited for: what was seen of it, and who waits.</summary>
public sealed record ReportedResource
{
    public required string Id { get; init; }

    public required ResourceKind Kind { get; init; }

    public string? Type { get; init; }

    public ulong? Address { get; init; }

    public string? Name { get; init; }

    public IReadOnlyList<Owner> Owners { get; init; } = [];

    public IReadOnlyList<Party> Waiters { get; init; } = [];

    /// <summary>What ends a wait for it without any thread of the process; null where nothing is known to.</summary>
    public string? EndsBy { get; init; }

    public IReadOnlyDictionary<string, JsonNode?> Details { get; init; } = new Dictionary<string, JsonNode?>();
}
