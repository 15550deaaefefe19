using Hangdump.Capture.Objects;
using Hangdump.Capture.Threads;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>
/// Which thread runs which task. The runtime records the innermost task of a thread; the others, and async methods that go on
/// inside another task's completion, are roots of the frames that run them.
/// </summary>
internal sealed class RunningTasks
{
    private const string Task = "System.Threading.Tasks.Task";
    private readonly Dictionary<ulong, CapturedThread> _runners = [];
    private readonly Dictionary<ulong, ulong> _unwrapped = [];
    private readonly Dictionary<ulong, List<CapturedThread>> _childRunners = [];

    public RunningTasks(CaptureState state)
    {
        ClrThreadStaticField? current = state.Types.Find(Task)?.ThreadStaticFields.FirstOrDefault(field => field.Name == "t_currentTask");
        foreach (CapturedThread thread in state.Threads)
        {
            if (current?.IsInitialized(thread.Clr) == true) Add(current.ReadObject(thread.Clr), thread);
            for (int index = 0; index < thread.Frames.Count; index++)
            {
                if (!RunsTask(thread.Frames[index].Method)) continue;
                foreach (ClrObject root in thread.RootsOf(index))
                {
                    if (root.Is(Task)) Add(root, thread);
                }
            }
        }
    }

    /// <summary>The thread whose work completes a task; null where none runs it.</summary>
    public CapturedThread? RunnerOf(ClrObject task)
    {
        for (int hops = 0; task.IsValid && hops < 64; hops++)
        {
            if (_runners.TryGetValue(task.Address, out CapturedThread? runner)) return runner;
            if (_unwrapped.TryGetValue(task.Address, out ulong inner) && _runners.TryGetValue(inner, out runner)) return runner;
            task = task.Follow("m_antecedent");
        }

        return null;
    }

    /// <summary>The threads that run the attached children of a task, which is not complete before they are.</summary>
    public IReadOnlyList<CapturedThread> ChildRunnersOf(ClrObject task) => _childRunners.GetValueOrDefault(task.Address) ?? [];

    /// <summary>A task that completes another with its own result (<c>Task.Run</c> of an async method) stands for that one too.</summary>
    private void Add(ClrObject task, CapturedThread thread)
    {
        if (!task.IsValid || !_runners.TryAdd(task.Address, thread)) return;
        ClrObject next = task.Follow("m_continuationObject");
        if (next.Is("System.Threading.Tasks.UnwrapPromise<")) _unwrapped[next.Address] = task.Address;
        if (task.Follow("m_contingentProperties").Follow("m_parent") is not { IsValid: true } parent) return;
        if (!_childRunners.TryGetValue(parent.Address, out List<CapturedThread>? runners)) _childRunners[parent.Address] = runners = [];
        runners.Add(thread);
    }

    private static bool RunsTask(ClrMethod method) => method.Type?.Name is { } type && method.Name is { } name
        && (type == Task
            ? name.StartsWith("ExecuteWithThreadLocal", StringComparison.Ordinal)
            : (type.Contains("+AsyncStateMachineBox<", StringComparison.Ordinal) && name is "MoveNext" or "ExecutionContextCallback")
                || (type.Contains("+RuntimeAsyncTask<", StringComparison.Ordinal) && name == "DispatchContinuations"));
}
