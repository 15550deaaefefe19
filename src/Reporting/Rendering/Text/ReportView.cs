using Hangdump.Reporting.Report;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Rendering.Text;

/// <summary>A report with what its sections ask of it: who is behind an id, and where someone waits.</summary>
internal sealed class ReportView
{
    private readonly Dictionary<int, ReportedThread> _threads;
    private readonly Dictionary<string, ReportedFlow> _flows;
    private readonly Dictionary<string, ReportedResource> _resources;

    public ReportView(ProcessReport report, TextOptions options)
    {
        Report = report;
        Options = options;
        Paths = new SourcePaths(report);
        _threads = report.Threads.ToDictionary(thread => thread.Id);
        _flows = report.Flows.ToDictionary(flow => flow.Id);
        _resources = report.Resources.ToDictionary(resource => resource.Id);
    }

    public ProcessReport Report { get; }

    public TextOptions Options { get; }

    public SourcePaths Paths { get; }

    public ReportedThread? Thread(int id) => _threads.GetValueOrDefault(id);

    public ReportedFlow? Flow(string id) => _flows.GetValueOrDefault(id);

    public ReportedResource? Resource(string id) => _resources.GetValueOrDefault(id);

    public Wait? WaitOf(Party party) => party switch
    {
        { Thread: { } id } => Thread(id)?.WaitsFor,
        { Flow: { } id } => Flow(id)?.WaitsFor,
        _ => null,
    };

    /// <summary>
    /// What someone keeps from others: locks and the like. That a flow is to complete its own task, or a thread is itself, goes
    /// without saying.
    /// </summary>
    public IEnumerable<ReportedResource> HeldBy(Party party)
    {
        var held = party switch
        {
            { Thread: { } id } => Thread(id)?.Holds ?? [],
            { Flow: { } id } => Flow(id)?.Holds ?? [],
            _ => [],
        };
        foreach (var id in held)
            if (Resource(id) is { Kind: not (ResourceKind.Task or ResourceKind.Thread or ResourceKind.Process) } resource)
                yield return resource;
    }

    /// <summary>The call in the observed program from which someone waits; the top frame where the program is not on the stack.</summary>
    public Frame? PlaceOf(Party party) => Place(party switch
    {
        { Thread: { } id } => Thread(id)?.Frames ?? [],
        { Flow: { } id } => Flow(id)?.Frames ?? [],
        _ => [],
    });

    /// <summary>A thread that stands and has something to do.</summary>
    public static bool IsBlocked(ReportedThread thread) => thread.State == ThreadState.Waiting && !thread.IsIdle;

    private static Frame? Place(IReadOnlyList<Frame> frames)
    {
        Frame? managed = null;
        foreach (var frame in frames)
        {
            if (frame.IsUserCode)
                return frame;
            if (frame.Kind == FrameKind.Managed)
                managed ??= frame;
        }

        return managed ?? (frames.Count > 0 ? frames[0] : null);
    }
}
