using System.Text.Json.Serialization;

namespace Hangdump.Reporting.Snapshot;

/// <summary>
/// One thing that a reader saw. A snapshot crosses the pipe from the worker as a stream of these, one a line, so that what was
/// read is not lost when the reader ends early.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "item")]
[JsonDerivedType(typeof(ProcessFacts), "process")]
[JsonDerivedType(typeof(ThreadSnapshot), "thread")]
[JsonDerivedType(typeof(FlowSnapshot), "flow")]
[JsonDerivedType(typeof(Resource), "resource")]
[JsonDerivedType(typeof(ThreadPoolSnapshot), "threadPool")]
[JsonDerivedType(typeof(SourceFacts), "source")]
[JsonDerivedType(typeof(Refusal), "refusal")]
public abstract record SnapshotItem;
