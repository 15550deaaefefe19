using Hangdump.Reporting.Snapshot;

namespace Hangdump.DumpTool.Workers;

/// <summary>What came of a reading: a snapshot, which may be incomplete, or the reason why there is none.</summary>
internal sealed record WorkerResult(ProcessSnapshot? Snapshot, Refusal? Refusal);
