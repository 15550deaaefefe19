using Hangdump.Capture.Objects;
using Hangdump.Capture.Threads;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>A thread that waits for a task: <c>Wait</c>, <c>Result</c>, <c>GetAwaiter().GetResult()</c>, also of a ValueTask, and the end of a parallel loop.</summary>
internal sealed class TaskWait : IPrimitive
{
    public IReadOnlyList<WaitMethod> WaitMethods { get; } =
    [
        new(TaskResources.Task, "Wait", WaitLevel.Task),
        new(TaskResources.Task, "InternalWait", WaitLevel.Task),
        new(TaskResources.Task, "SpinThenBlockingWait", WaitLevel.Task),
    ];

    public ThreadWait? ReadWait(WaitSite site)
    {
        ClrObject task = site.FindRoot(candidate => candidate.Is(TaskResources.Task));
        return task.IsValid ? TaskResources.WaitFor(task, site.State) : null;
    }
}
