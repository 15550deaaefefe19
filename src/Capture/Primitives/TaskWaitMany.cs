using Hangdump.Capture.Objects;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>A thread in <c>Task.WaitAll</c> or <c>Task.WaitAny</c>, or in <c>Parallel.Invoke</c>, which ends with the first of them.</summary>
internal sealed class TaskWaitMany : IPrimitive
{
    public IReadOnlyList<WaitMethod> WaitMethods { get; } =
    [
        new(TaskResources.Task, "WaitAll", WaitLevel.Semaphore),
        new(TaskResources.Task, "WaitAny", WaitLevel.Semaphore),
    ];

    public ThreadWait? ReadWait(WaitSite site)
    {
        bool all = site.Matched.Name == "WaitAll";
        ClrObject tasks = site.FindRoot(candidate => candidate.Is("System.Threading.Tasks.Task[]"));
        if (!tasks.IsValid) tasks = site.FindRoot(candidate => candidate.Is("System.Collections.Generic.List<System.Threading.Tasks.Task>")).Follow("_items");
        List<ResourceEntry> pending = [];
        if (tasks.IsValid) TaskResources.AddPending(tasks, pending, site.State);
        return pending.Count > 0 ? new ThreadWait(Operation.Result, pending) { All = all } : null;
    }
}
