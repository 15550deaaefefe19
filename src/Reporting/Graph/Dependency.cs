using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Graph;

/// <summary>A party that must act, by the index of its node.</summary>
internal sealed record Dependency(int Target, DependencyKind Kind, Certainty Certainty);
