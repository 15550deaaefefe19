using Hangdump.Capture.Objects;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>
/// A thread in <c>WaitHandle.SignalAndWait</c>. Both handles stand in its frame; only .NET 11 records which one it waits for, so
/// before it is possibly either.
/// </summary>
internal sealed class SignalAndWait : IPrimitive
{
    public IReadOnlyList<WaitMethod> WaitMethods { get; } = [new(WaitHandles.Handle, "SignalAndWait", WaitLevel.WaitHandle)];

    public ThreadWait? ReadWait(WaitSite site)
    {
        List<ClrObject> targets = [];
        site.FindRoot(candidate =>
        {
            if (candidate.Is(WaitHandles.SafeHandle) && WaitHandles.OwnerOf(candidate, site) is { IsValid: true } owner && !targets.Contains(owner)) targets.Add(owner);
            return false;
        });
        ClrObject waited = Waited(site);
        if (waited.IsValid) targets.RemoveAll(target => WaitHandles.Waitable(target, site.State) != waited);
        return targets.Count switch
        {
            0 => null,
            1 => new ThreadWait(Operation.Signal, WaitHandles.Of(targets[0], site.State)),
            _ => new ThreadWait(Operation.Signal, [.. targets.Select(target => WaitHandles.Of(target, site.State))]) { All = false, Certainty = Certainty.Possible },
        };
    }

    private static ClrObject Waited(WaitSite site)
    {
        ClrObject waited = site.Thread.Object.Follow("_waitInfo").Follow("_waitedObjects");
        return waited.IsValid && waited.IsArray && waited.AsArray().Length > 0 ? waited.AsArray().GetObjectValue(0) : default;
    }
}
