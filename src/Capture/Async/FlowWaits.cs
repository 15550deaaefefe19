using Hangdump.Capture.Objects;
using Hangdump.Capture.Primitives;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Async;

/// <summary>What the innermost step of a flow awaits, as a resource.</summary>
internal sealed class FlowWaits(CaptureState state, AsyncGraph graph, SemaphoreNodes semaphores)
{
    private const int MaxParts = 64;

    /// <summary>Null for what has completed already, or is not known.</summary>
    public ThreadWait? Of(ClrObject awaited)
    {
        ClrObject source = graph.SourceOf(awaited);
        if (!source.IsValid || IsCompleted(awaited) || IsCompleted(source)) return null;
        if (semaphores.SemaphoreOf(source) is { IsValid: true } semaphore) return new ThreadWait(Operation.Enter, SemaphoreSlims.Describe(semaphore, state)) { IsLimited = IsLimited(awaited) };
        if (Promises.NeedsAll(source) is { } all) return Several(source, all);
        if (IsSocket(source) || IsSocket(source.Follow("_source"))) return new ThreadWait(Operation.Io) { Detail = "waits for a socket" };
        if (ChannelWait.OfOperation(source, state) is { } channel) return channel;
        return (source.Is(TaskResources.Task) && graph.CompleterOf(source) is null ? TaskResources.WaitFor(source, state) : new ThreadWait(Operation.Result, TaskOf(source))) with { IsLimited = IsLimited(awaited) };
    }

    /// <summary>The resource of a task, or of the source of a ValueTask, with the flow or thread that completes it.</summary>
    public ResourceEntry TaskOf(ClrObject awaited)
    {
        if (awaited.Is(TaskResources.Task)) return TaskResources.Of(awaited, state);
        ResourceEntry resource = state.Resources.Of(ResourceKind.Task, awaited, out bool isNew);
        if (isNew && state.RunningTasks.RunnerOf(StateMachines.BoxOfIterator(awaited)) is { } runner) resource.AddOwner(Party.OfThread(runner.Id));
        return resource;
    }

    public static bool IsCompleted(ClrObject awaited) => awaited.Is(TaskResources.Task) && TaskResources.IsCompleted(awaited);

    /// <summary>
    /// The wait of a thread for WhenAll or WhenAny as one for the tasks that these stand for; other waits as they are.
    /// </summary>
    public ThreadWait OfThread(ThreadWait wait) =>
        wait is { Operation: Operation.Result, Resources: [{ Kind: ResourceKind.Task } task] } && graph.SourceOf(task.Object) is { IsValid: true } source
        && Promises.NeedsAll(source) is { } all && Several(source, all) is { Resources.Count: > 0, All: not null } several
            ? wait with { Resources = several.Resources, All = several.All }
            : wait;

    private ThreadWait Several(ClrObject promise, bool all)
    {
        List<ResourceEntry> parts = [];
        foreach (ClrObject part in graph.PartsOf(promise))
        {
            if (parts.Count >= MaxParts) break;
            foreach (ResourceEntry resource in Of(part)?.Resources ?? [])
            {
                if (!parts.Contains(resource)) parts.Add(resource);
            }
        }

        return parts.Count == 0 ? new ThreadWait(Operation.Result, TaskOf(promise)) : new ThreadWait(Operation.Result, parts) { All = all };
    }

    /// <summary>Whether it was given a time limit on the way (<c>WaitAsync</c>).</summary>
    private static bool IsLimited(ClrObject awaited) => awaited.Follow("_timer").IsValid;

    private static bool IsSocket(ClrObject source) => source.Type?.Name?.StartsWith("System.Net.Sockets.Socket+", StringComparison.Ordinal) == true;
}
