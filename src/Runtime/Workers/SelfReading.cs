using Hangdump.Reporting.Snapshot;

namespace Hangdump.Runtime.Workers;

/// <summary>What came of a reading.</summary>
/// <param name="Snapshot">Null when nothing could be read.</param>
/// <param name="Failures">What did not work, a sentence each; they explain why the snapshot is less than it could be.</param>
internal sealed record SelfReading(ProcessSnapshot? Snapshot, IReadOnlyList<string> Failures);
