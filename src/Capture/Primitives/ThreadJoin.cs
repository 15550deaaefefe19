using Hangdump.Capture.Objects;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>A thread in <c>Thread.Join</c>: it waits for another one to end.</summary>
internal sealed class ThreadJoin : IPrimitive
{
    public IReadOnlyList<WaitMethod> WaitMethods { get; } = [new("System.Threading.Thread", "Join", WaitLevel.Lock)];

    public ThreadWait? ReadWait(WaitSite site)
    {
        ClrObject joined = ByEvent(site);
        if (!joined.IsValid) joined = site.FindRoot(candidate => candidate.Is("System.Threading.Thread") && candidate != site.Thread.Object);
        return joined.IsValid ? new ThreadWait(Operation.Join, Describe(joined, site.State)) : null;
    }

    /// <summary>.NET 11 keeps the joined thread's event in the frame and not always the thread.</summary>
    private static ClrObject ByEvent(WaitSite site)
    {
        ClrObject handle = site.FindRoot(candidate => candidate.Is("Microsoft.Win32.SafeHandles.SafeWaitHandle"));
        if (!handle.IsValid) return default;
        foreach (CapturedThread thread in site.State.Threads)
        {
            if (thread.Object.Follow("_joinEvent").Follow("_waitHandle") == handle) return thread.Object;
        }

        return default;
    }

    private static ResourceEntry Describe(ClrObject joined, CaptureState state)
    {
        ResourceEntry thread = state.Resources.Of(ResourceKind.Thread, joined, out bool isNew);
        if (isNew && state.Threads.FirstOrDefault(candidate => candidate.Object == joined) is { } owner) thread.AddOwner(Party.OfThread(owner.Id));
        return thread;
    }
}
