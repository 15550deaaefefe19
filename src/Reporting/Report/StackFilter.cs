using Hangdump.Reporting.Findings;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Report;

/// <summary>Leaves out the stacks that the options do not ask for; how many frames that were is still said.</summary>
internal sealed class StackFilter
{
    private readonly Stacks _stacks;
    private readonly HashSet<int> _threads = [];
    private readonly HashSet<string> _flows = [];

    public StackFilter(Stacks stacks, IReadOnlyList<Finding> findings)
    {
        _stacks = stacks;
        foreach (Finding finding in findings)
        {
            _threads.UnionWith(finding.Threads);
            _threads.UnionWith(finding.BlockedBehind.Threads);
            _flows.UnionWith(finding.Flows);
            _flows.UnionWith(finding.BlockedBehind.Flows);
        }
    }

    public IReadOnlyList<ReportedThread> Apply(IReadOnlyList<ReportedThread> threads) => _stacks == Stacks.All ? threads : [.. threads.Select(thread =>
        IsShown(thread.WaitsFor, _threads.Contains(thread.Id)) ? thread : thread with { Frames = [], FramesOmitted = thread.FramesOmitted + thread.Frames.Count })];

    public IReadOnlyList<ReportedFlow> Apply(IReadOnlyList<ReportedFlow> flows) => _stacks == Stacks.All ? flows : [.. flows.Select(flow =>
        IsShown(flow.WaitsFor, _flows.Contains(flow.Id)) ? flow : flow with { Frames = [] })];

    private bool IsShown(Wait? wait, bool isFound) => _stacks == Stacks.Blocked && (isFound || wait is not null);
}
