using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Capture.Primitives;

/// <summary>
/// A thread in <c>Environment.Exit</c> that the exit handlers hold up: the runtime has the finalizer thread run them and waits for
/// it in native code.
/// </summary>
internal sealed class EnvironmentExit : IPrimitive
{
    public IReadOnlyList<WaitMethod> WaitMethods { get; } =
    [
        new("System.Environment", "Exit", WaitLevel.Application),
        new("System.Environment", "_Exit", WaitLevel.Application),
    ];

    public ThreadWait? ReadWait(WaitSite site)
    {
        CapturedThread? finalizer = site.State.Threads.FirstOrDefault(thread => thread is { Kind: ThreadKind.Finalizer, Object.IsValid: true, Frames.Count: > 0 });
        if (finalizer is null || finalizer == site.Thread) return null;
        ResourceEntry handlers = site.State.Resources.Of(ResourceKind.Thread, finalizer.Object, out bool isNew);
        if (isNew) handlers.AddOwner(Party.OfThread(finalizer.Id));
        return new ThreadWait(Operation.Exit, handlers);
    }
}
