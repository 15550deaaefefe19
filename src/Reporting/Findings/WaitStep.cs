using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Findings;

/// <summary>One step of a cycle or chain.</summary>
/// <param name="Party">Who waits.</param>
/// <param name="Resource">The id of what it waits for; null only at the end of a chain, for a party that waits for no resource.</param>
public sealed record WaitStep(Party Party, string? Resource);
