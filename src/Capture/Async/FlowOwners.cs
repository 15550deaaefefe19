using Hangdump.Capture.Primitives;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Capture.Async;

/// <summary>
/// Makes flows the owners of the tasks that they complete. That is certain: the runtime links a suspended method to its task.
/// </summary>
internal sealed class FlowOwners(CaptureState state, AsyncGraph graph)
{
    public void Connect(IReadOnlyList<CapturedFlow> flows)
    {
        var byNode = new Dictionary<AsyncNode, CapturedFlow>(ReferenceEqualityComparer.Instance);
        foreach (CapturedFlow flow in flows)
        {
            foreach (AsyncNode node in flow.Nodes) byNode[node] = flow;
        }

        foreach (ResourceEntry resource in state.Resources.All)
        {
            if (resource.Kind != ResourceKind.Task || !resource.Object.IsValid) continue;
            if (graph.CompleterOf(resource.Object) is { } node && byNode.TryGetValue(node, out CapturedFlow? flow)) resource.AddOwner(flow.Party);
            else if (graph.SourceOf(resource.Object) is var source && source != resource.Object && state.RunningTasks.RunnerOf(source) is { } runner) resource.AddOwner(Party.OfThread(runner.Id));
        }
    }
}
