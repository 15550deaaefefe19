using Hangdump.Capture.Symbols;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Async;

/// <summary>One chain of awaits as it stands in the image; see <see cref="FlowSnapshot"/> for the meaning of each part.</summary>
internal sealed class CapturedFlow(string id, IReadOnlyList<AsyncNode> nodes)
{
    public string Id { get; } = id;

    public Party Party => Party.OfFlow(Id);

    /// <summary>Innermost first.</summary>
    public IReadOnlyList<AsyncNode> Nodes { get; } = nodes;

    public AsyncNode Leaf => Nodes[0];

    /// <summary>The task, or source of a ValueTask, that the whole flow completes.</summary>
    public ClrObject Outermost => Nodes[^1].Identity;

    /// <summary>Innermost first.</summary>
    public IEnumerable<FlowStep> Steps => Nodes.SelectMany(node => node.Steps);

    public FlowState State { get; set; } = FlowState.Waiting;

    /// <summary>What its innermost step awaits; null when it is ready.</summary>
    public ThreadWait? Wait { get; set; }

    public int? ResumesOnThread { get; set; }

    public FlowSnapshot Describe(SymbolResolver symbols, Func<ThreadWait, Wait> describe) => new()
    {
        Id = Id,
        Method = Nodes[^1].Steps[^1].Name(symbols),
        State = State,
        WaitsFor = Wait is { } wait ? describe(wait) : null,
        Frames = [.. Steps.Select(step => step.Describe(symbols))],
        ResumesOnThread = ResumesOnThread,
    };
}
