namespace Hangdump.Reporting.Snapshot;

/// <summary>Puts a stream of items together. A stream that ends early becomes a snapshot marked incomplete. Not thread-safe.</summary>
public sealed class SnapshotBuilder(DateTimeOffset capturedAt)
{
    private readonly List<ThreadSnapshot> _threads = [];
    private readonly List<FlowSnapshot> _flows = [];
    private readonly List<Resource> _resources = [];
    private ProcessFacts? _process;
    private SourceFacts? _source;
    private ThreadPoolSnapshot? _threadPool;

    /// <summary>The refusal that came instead of a snapshot; null when none came.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Whether the stream has reached its end.</summary>
    public bool IsComplete => _source is not null;

    public void Add(SnapshotItem item)
    {
        switch (item)
        {
            case ProcessFacts process: _process = process; break;
            case ThreadSnapshot thread: _threads.Add(thread); break;
            case FlowSnapshot flow: _flows.Add(flow); break;
            case Resource resource: _resources.Add(resource); break;
            case ThreadPoolSnapshot threadPool: _threadPool = threadPool; break;
            case SourceFacts source: _source = source; break;
            case Refusal refusal: Refusal = refusal; break;
        }
    }

    /// <summary>
    /// The snapshot so far; null when not even the process was read.
    /// </summary>
    /// <param name="interruption">Why the stream ended early, as a sentence; it becomes a note of an incomplete snapshot.</param>
    public ProcessSnapshot? Build(string interruption) =>
        _process is null ? null : new ProcessSnapshot
        {
            Process = _process,
            Source = _source ?? new SourceFacts { Method = ReadMethod.Ptrace, Complete = false, Notes = [interruption] },
            CapturedAt = capturedAt,
            Threads = _threads,
            Flows = _flows,
            Resources = _resources,
            ThreadPool = _threadPool,
        };
}
