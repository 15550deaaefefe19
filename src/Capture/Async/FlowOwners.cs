using Hangdump.Capture.Objects;
using Hangdump.Capture.Primitives;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

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

        Dictionary<ulong, List<CapturedFlow>> workersByLoop = WorkersByLoop(flows);
        foreach (ResourceEntry resource in state.Resources.All)
        {
            if (resource.Kind != ResourceKind.Task || !resource.Object.IsValid) continue;
            if (graph.CompleterOf(resource.Object) is { } node && byNode.TryGetValue(node, out CapturedFlow? flow)) resource.AddOwner(flow.Party);
            else if (workersByLoop.TryGetValue(resource.Object.Address, out List<CapturedFlow>? workers)) workers.ForEach(worker => resource.AddOwner(worker.Party));
            else if (graph.SourceOf(resource.Object) is var source && source != resource.Object && state.RunningTasks.RunnerOf(source) is { } runner) resource.AddOwner(Party.OfThread(runner.Id));
        }
    }

    /// <summary>The loop of <c>Parallel.ForEachAsync</c> completes when its workers have, which keep it among their locals.</summary>
    private static Dictionary<ulong, List<CapturedFlow>> WorkersByLoop(IReadOnlyList<CapturedFlow> flows)
    {
        var workers = new Dictionary<ulong, List<CapturedFlow>>();
        foreach (CapturedFlow flow in flows)
        {
            foreach (ClrObject local in flow.Nodes[^1].Steps[^1].Locals().Distinct())
            {
                if (local.Type?.Name?.StartsWith("System.Threading.Tasks.Parallel+", StringComparison.Ordinal) != true || local.Follow("_task") is not { IsValid: true } loop) continue;
                if (!workers.TryGetValue(loop.Address, out List<CapturedFlow>? of)) workers[loop.Address] = of = [];
                of.Add(flow);
            }
        }

        return workers;
    }
}
