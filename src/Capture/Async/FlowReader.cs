using System.Globalization;
using Hangdump.Capture.Objects;
using Hangdump.Capture.Primitives;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Async;

/// <summary>
/// Reads the flows that can be reached from what threads wait for, from the pool's queues, from semaphores and from what the stacks
/// lead to, and makes them the owners of the tasks that they complete. Comes after the threads' own waits have been read.
/// </summary>
internal sealed class FlowReader(CaptureState state)
{
    private const int MaxFlows = 2_000;

    private readonly AsyncGraph _graph = new(state);
    private readonly SemaphoreNodes _semaphores = new(state);
    private readonly HashSet<ulong> _queued = [];

    public static IReadOnlyList<CapturedFlow> Read(CaptureState state) => new FlowReader(state).Read();

    private List<CapturedFlow> Read()
    {
        AddRoots();
        AddWhatSemaphoresList();
        if (AddWhatPromisesHide()) AddWhatSemaphoresList();
        var waits = new FlowWaits(state, _graph, _semaphores);
        var posted = new PostedContinuations(state);
        HashSet<ulong> waited = [.. state.Resources.All.Where(resource => resource.Kind == ResourceKind.Task).Select(resource => _graph.SourceOf(resource.Object).Address)];
        var flows = new List<CapturedFlow>();
        foreach (IReadOnlyList<AsyncNode> chain in FlowChains.Of(_graph, waited))
        {
            if (flows.Count >= MaxFlows)
            {
                state.Context.Notes.Add($"only {MaxFlows} async flows are listed");
                break;
            }

            flows.Add(new CapturedFlow("f" + (flows.Count + 1).ToString(CultureInfo.InvariantCulture), chain));
        }

        foreach (CapturedFlow flow in flows) ReadWait(flow, waits, posted);
        foreach (CapturedThread thread in state.Threads)
        {
            if (thread.Wait is { } wait) thread.Wait = waits.OfThread(wait);
        }

        new FlowOwners(state, _graph).Connect(flows);
        return flows;
    }

    private void AddRoots()
    {
        foreach (ResourceEntry resource in state.Resources.All.Where(resource => resource.Kind == ResourceKind.Task).ToList()) _graph.Add(resource.Object);
        foreach (ClrObject item in state.WorkQueues.Items) _queued.Add(_graph.Add(item).Address);
        foreach (ClrObject candidate in state.Objects)
        {
            foreach (ClrObject node in _semaphores.Nodes(candidate)) _graph.Add(node);
            ClrObject task = candidate.Type?.Name?.StartsWith("System.Threading.Tasks.TaskCompletionSource", StringComparison.Ordinal) == true ? candidate.Follow("_task") : candidate;
            if (task.Is(TaskResources.Task) && !TaskResources.IsCompleted(task)) _graph.Add(task);
        }
    }

    /// <summary>Whether it found anything.</summary>
    private bool AddWhatPromisesHide()
    {
        IEnumerable<ClrObject> awaited = state.Resources.All.Where(resource => resource.Kind == ResourceKind.Task).Select(resource => resource.Object)
            .Concat(_graph.Nodes.Select(node => node.Awaited));
        HashSet<ulong> hidden = [.. awaited.Select(_graph.SourceOf).Where(IsHidden).Select(promise => promise.Address)];
        IReadOnlyList<ClrObject> found = new ContinuationSearch(state).TasksBefore(hidden);
        foreach (ClrObject task in found) _graph.Add(task);
        return found.Count > 0;
    }

    private bool IsHidden(ClrObject awaited) =>
        awaited.Is(TaskResources.Task) && !TaskResources.IsCompleted(awaited)
        && (Promises.IsUnwrapping(awaited) ? state.RunningTasks.RunnerOf(awaited) is null : Promises.NeedsAll(awaited) == true && _graph.PartsOf(awaited).Count() < Promises.Remaining(awaited));

    /// <summary>Until nothing new turns up: a flow leads to semaphores, and these to other flows.</summary>
    private void AddWhatSemaphoresList()
    {
        var done = new HashSet<ulong>();
        while (true)
        {
            List<AsyncNode> added = [.. _graph.Nodes.Where(node => done.Add(node.Identity.Address))];
            if (added.Count == 0) return;
            foreach (ClrObject node in added.SelectMany(each => each.Steps).SelectMany(_semaphores.ReachedBy).ToList()) _graph.Add(node);
        }
    }

    private void ReadWait(CapturedFlow flow, FlowWaits waits, PostedContinuations posted)
    {
        flow.Wait = waits.Of(flow.Leaf.Awaited);
        if (flow.Wait is null && IsReady(flow, posted)) flow.State = FlowState.Ready;
        flow.ResumesOnThread = (posted.ThreadFor(flow.Leaf.Identity) ?? flow.Nodes.Select(node => posted.ThreadOf(ContextOf(node))).FirstOrDefault(thread => thread is not null))?.Id;
    }

    /// <summary>
    /// Whether its next step is queued: what it awaits has completed, or there is nothing that it awaits and the step was met in a
    /// queue. A custom awaiter may leave no trace of what it waits for.
    /// </summary>
    private bool IsReady(CapturedFlow flow, PostedContinuations posted) =>
        flow.Leaf.Awaited.IsValid || flow.Leaf.Context.IsValid || _queued.Contains(flow.Leaf.Identity.Address) || posted.ThreadFor(flow.Leaf.Identity) is not null;

    /// <summary>The context that a node's next step needs: its own record, or that of the one continuation of what it awaits.</summary>
    private static ClrObject ContextOf(AsyncNode node) => node.Context.IsValid ? node.Context : Continuations.ContextOf(node.Awaited);
}
