using Hangdump.Capture.Evidence;
using Hangdump.Capture.Objects;
using Hangdump.Capture.Symbols;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>A thread in <c>WaitHandle.WaitAny</c> or <c>WaitAll</c>.</summary>
internal sealed class WaitMany : IPrimitive
{
    public IReadOnlyList<WaitMethod> WaitMethods { get; } =
    [
        new(WaitHandles.Handle, "WaitMultiple", WaitLevel.WaitHandle),
        new(WaitHandles.Handle, "WaitAll", WaitLevel.WaitHandle),
        new(WaitHandles.Handle, "WaitAny", WaitLevel.WaitHandle),
    ];

    public ThreadWait? ReadWait(WaitSite site)
    {
        List<ResourceEntry> resources = [.. Targets(site).Select(target => WaitHandles.Of(target, site.State)).Distinct()];
        if (resources.Count == 0) return null;
        bool? all = IsForAll(site);
        if (all is null) site.State.AfterResume(symbols => AskCaller(site.Thread, symbols));
        return new ThreadWait(Operation.Signal, resources) { All = all ?? false };
    }

    private static void AskCaller(CapturedThread thread, SymbolResolver symbols)
    {
        if (CallSites.Callee(thread, symbols, WaitHandles.Handle, "WaitAny", "WaitAll") == "WaitAll") thread.Wait = thread.Wait! with { All = true };
    }

    private static IEnumerable<ClrObject> Targets(WaitSite site)
    {
        ClrObject handles = site.FindRoot(candidate => candidate.Is(WaitHandles.Handle + "[]"));
        if (handles.IsValid) return Elements(handles);
        handles = site.FindRoot(candidate => candidate.Is(WaitHandles.SafeHandle + "[]"));
        return handles.IsValid ? Elements(handles).Select(handle => WaitHandles.OwnerOf(handle, site) is { IsValid: true } owner ? owner : handle) : [];
    }

    private static IEnumerable<ClrObject> Elements(ClrObject array)
    {
        ClrArray elements = array.AsArray();
        for (int index = 0; index < elements.Length; index++)
        {
            if (elements.GetObjectValue(index) is { IsValid: true } element) yield return element;
        }
    }

    /// <summary>Only .NET 11 records it; before, the frame tells unless the compiler has inlined it away.</summary>
    private static bool? IsForAll(WaitSite site)
    {
        ClrObject info = site.Thread.Object.Follow("_waitInfo");
        if (info.IsValid) return info.ReadField<bool>("_isWaitForAll");
        return site.Matched.Name switch { "WaitAll" => true, "WaitAny" => false, _ => null };
    }
}
