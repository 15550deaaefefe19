using Hangdump.Capture.Objects;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>A thread that waits for one event or kernel semaphore. Mutexes have a reader of their own.</summary>
internal sealed class WaitOne : IPrimitive
{
    public IReadOnlyList<WaitMethod> WaitMethods { get; } = [new(WaitHandles.Handle, "WaitOne", WaitLevel.WaitHandle)];

    public ThreadWait? ReadWait(WaitSite site)
    {
        ClrObject target = Target(site);
        if (!target.IsValid || WaitHandles.IsMutex(target, site.State)) return null;
        ResourceEntry resource = WaitHandles.Of(target, site.State);
        return new ThreadWait(resource.Kind == ResourceKind.Event ? Operation.Signal : Operation.Enter, resource);
    }

    /// <summary>The wait handle that is waited for, or its safe handle where no more was found.</summary>
    public static ClrObject Target(WaitSite site)
    {
        ClrObject safeHandle = site.FindRoot(candidate => candidate.Is(WaitHandles.SafeHandle));
        if (!safeHandle.IsValid) return site.FindRoot(candidate => candidate.Is(WaitHandles.Handle));
        ClrObject owner = WaitHandles.OwnerOf(safeHandle, site);
        return owner.IsValid ? owner : safeHandle;
    }
}
