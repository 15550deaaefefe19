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
        if (!joined.IsValid) joined = ByFrames(site);
        return joined.IsValid ? new ThreadWait(Operation.Join, Describe(joined, site.State)) : null;
    }

    /// <summary>A thread in the frames of the join itself is the joined one, another than the joining one first: it may join itself.</summary>
    private static ClrObject ByFrames(WaitSite site)
    {
        List<ClrObject> inJoin = [.. site.RootsAbove().Where(IsThread)];
        ClrObject other = inJoin.Find(candidate => candidate != site.Thread.Object);
        if (other.IsValid || inJoin.Count > 0) return other.IsValid ? other : inJoin[0];
        return ByNativeCall(site, [.. site.RootsBelow(depth: 2).Where(IsThread).DistinctBy(thread => thread.Address)]);
    }

    /// <summary>
    /// Where the join is inlined, its caller may hold several threads; the native call that waits has the address of the joined one,
    /// and that of its own in any case.
    /// </summary>
    private static ClrObject ByNativeCall(WaitSite site, List<ClrObject> candidates)
    {
        if (candidates.Count < 2) return candidates.FirstOrDefault();
        HashSet<ulong> words = [.. StackWords.Above(site.Thread, site.Index, site.State.Context)];
        List<ClrObject> others = candidates.FindAll(candidate => candidate != site.Thread.Object);
        List<ClrObject> named = others.FindAll(candidate =>
            site.State.Threads.FirstOrDefault(thread => thread.Object == candidate) is { } thread && words.Contains(thread.Clr.Address));
        if (named.Count == 1) return named[0];
        return named.Count == 0 && others.Count < candidates.Count ? site.Thread.Object : default;
    }

    private static bool IsThread(ClrObject candidate) => candidate.Is("System.Threading.Thread");

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
