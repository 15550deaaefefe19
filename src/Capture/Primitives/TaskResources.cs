using Hangdump.Capture.Objects;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>Tasks as something that threads and flows wait for.</summary>
internal static class TaskResources
{
    public const string Task = "System.Threading.Tasks.Task";

    /// <summary>How many tasks of one wait are listed.</summary>
    private const int MaxListed = 64;

    // Bits of m_stateFlags, the same in all versions that are read.
    private const int Started = 0x10000;
    private const int DelegateInvoked = 0x20000;
    private const int WaitingOnChildren = 0x800000;
    private const int WaitingForActivation = 0x2000000;
    private const int Completed = 0x1600000;

    /// <summary>
    /// The wait of one that waits for a task. What stands for several tasks is a wait for those, and what a collection or a
    /// semaphore has handed out is a wait for the collection or the semaphore.
    /// </summary>
    public static ThreadWait WaitFor(ClrObject task, CaptureState state)
    {
        if (ChannelWait.Of(task, state) is { } channel) return channel;
        List<ResourceEntry> parts = [];
        if (task.Is(Task + "+WhenAllPromise") || task.Is(Task + "+WhenAllPromise<")) AddPending(Parts(task), parts, state);
        return parts.Count > 0
            ? new ThreadWait(Operation.Result, parts) { All = true }
            : new ThreadWait(Operation.Result, Of(task, state));
    }

    /// <summary>The resource of a task, with the thread that runs it.</summary>
    public static ResourceEntry Of(ClrObject task, CaptureState state)
    {
        ResourceEntry resource = state.Resources.Of(ResourceKind.Task, task, out bool isNew);
        if (!isNew) return resource;
        TaskStatus status = Status(task.ReadField<int>("m_stateFlags"));
        CapturedThread? runner = state.RunningTasks.RunnerOf(task);
        if (runner is not null) resource.AddOwner(Party.OfThread(runner.Id));
        else if (status == TaskStatus.WaitingForChildrenToComplete)
            foreach (CapturedThread child in state.RunningTasks.ChildRunnersOf(task)) resource.AddOwner(Party.OfThread(child.Id));
        resource.Details[DetailNames.Status] = status.ToString();
        if (task.Is(Task + "+DelayPromise") && task.Follow("_timer").IsValid) resource.EndsBy = "timer";
        else if (task.Follow("_source").Type?.Name?.StartsWith("System.Net.Sockets.Socket+", StringComparison.Ordinal) == true) resource.EndsBy = "socket";
        return resource;
    }

    public static bool IsCompleted(ClrObject task) => (task.ReadField<int>("m_stateFlags") & Completed) != 0;

    /// <summary>Adds those of an array of tasks that have not completed.</summary>
    public static void AddPending(ClrObject tasks, List<ResourceEntry> pending, CaptureState state)
    {
        if (!tasks.IsValid || !tasks.IsArray) return;
        ClrArray array = tasks.AsArray();
        for (int index = 0; index < array.Length && pending.Count < MaxListed; index++)
        {
            ClrObject task = array.GetObjectValue(index);
            if (!task.Is(Task) || IsCompleted(task)) continue;
            ResourceEntry resource = Of(task, state);
            if (!pending.Contains(resource)) pending.Add(resource);
        }
    }

    private static ClrObject Parts(ClrObject promise) => promise.Follow("m_tasks") is { IsValid: true } tasks ? tasks : promise.Follow("_tasks");

    private static TaskStatus Status(int flags) => flags switch
    {
        _ when (flags & Completed) != 0 => TaskStatus.RanToCompletion,
        _ when (flags & WaitingOnChildren) != 0 => TaskStatus.WaitingForChildrenToComplete,
        _ when (flags & DelegateInvoked) != 0 => TaskStatus.Running,
        _ when (flags & Started) != 0 => TaskStatus.WaitingToRun,
        _ when (flags & WaitingForActivation) != 0 => TaskStatus.WaitingForActivation,
        _ => TaskStatus.Created,
    };
}
