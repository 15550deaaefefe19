using Hangdump.Capture.Objects;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>
/// A thread that waits for a SemaphoreSlim. Where flows wait for it too, the thread waits for a node in the list of flows.
/// Who has entered it is not recorded.
/// </summary>
internal sealed class SemaphoreSlims : IPrimitive
{
    private const string Semaphore = "System.Threading.SemaphoreSlim";
    private const string Node = Semaphore + "+TaskNode";

    /// <summary>How many waiting flows are counted.</summary>
    private const int MaxNodes = 100_000;

    public IReadOnlyList<WaitMethod> WaitMethods { get; } =
    [
        new(Semaphore, "Wait", WaitLevel.Semaphore),
        new(Semaphore, "<Wait", WaitLevel.Semaphore),
        new(TaskResources.Task, "InternalWait", WaitLevel.Semaphore),
    ];

    public ThreadWait? ReadWait(WaitSite site)
    {
        ClrObject node = site.FindRoot(candidate => candidate.Is(Node));
        ClrObject semaphore = node.IsValid ? OwnerOf(node, site) : site.FindRoot(candidate => candidate.Is(Semaphore));
        if (!semaphore.IsValid || (site.Matched.Type == TaskResources.Task && !node.IsValid)) return null;
        return new ThreadWait(Operation.Enter, Describe(semaphore, site.State));
    }

    public static ResourceEntry Describe(ClrObject target, CaptureState state)
    {
        ResourceEntry semaphore = state.Resources.Of(ResourceKind.Semaphore, target, out bool isNew);
        if (!isNew) return semaphore;
        semaphore.Details[DetailNames.Count] = target.ReadField<int>("m_currentCount");
        if (target.ReadField<int>("m_maxCount") is var maximum and not int.MaxValue) semaphore.Details[DetailNames.Maximum] = maximum;
        semaphore.Details["waiters"] = target.ReadField<int>("m_waitCount") + Nodes(target).Count();
        return semaphore;
    }

    private static ClrObject OwnerOf(ClrObject node, WaitSite site)
    {
        ClrObject semaphore = site.FindRoot(candidate => candidate.Is(Semaphore) && Nodes(candidate).Contains(node));
        return semaphore.IsValid ? semaphore : site.State.Objects.FirstOrDefault(candidate => candidate.Is(Semaphore) && Nodes(candidate).Contains(node));
    }

    private static IEnumerable<ClrObject> Nodes(ClrObject semaphore)
    {
        ClrObject node = semaphore.Follow("m_asyncHead");
        for (int count = 0; node.IsValid && count < MaxNodes; count++)
        {
            yield return node;
            node = node.Follow("Next");
        }
    }
}
