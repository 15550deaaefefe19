namespace Hangdump.Reporting.Snapshot;

/// <summary>
/// One thing that a reader saw. A snapshot crosses the pipe from the worker as a stream of these, one a line, so that what was
/// read is not lost when the reader ends early.
/// </summary>
public abstract record SnapshotItem;
