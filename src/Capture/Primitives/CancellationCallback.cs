using Hangdump.Capture.Objects;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>
/// A thread in <c>CancellationTokenRegistration.Dispose</c> while the callback runs: it looks again and again, asleep in between,
/// whether the thread that runs the source's callbacks has left this one.
/// </summary>
internal sealed class CancellationCallback : IPrimitive
{
    private const string Registrations = "System.Threading.CancellationTokenSource+Registrations";

    public IReadOnlyList<WaitMethod> WaitMethods { get; } =
    [
        new(Registrations, "WaitForCallbackToComplete", WaitLevel.Application),
        new("System.Threading.CancellationTokenRegistration", "Dispose", WaitLevel.Application),
    ];

    public ThreadWait? ReadWait(WaitSite site)
    {
        ClrObject registrations = site.FindRoot(candidate => candidate.Is(Registrations));
        ClrObject source = registrations.Follow("Source");
        // It sleeps for a moment at a time, as long as it takes.
        return source.IsValid ? new ThreadWait(Operation.Wait, Describe(source, registrations, site.State)) { TimeoutMilliseconds = -1 } : null;
    }

    private static ResourceEntry Describe(ClrObject source, ClrObject registrations, CaptureState state)
    {
        ResourceEntry callback = state.Resources.Of(ResourceKind.CancellationCallback, source, out bool isNew);
        if (isNew && state.ThreadById(registrations.ReadField<int>("ThreadIDExecutingCallbacks")) is { } runner) callback.AddOwner(Party.OfThread(runner.Id));
        return callback;
    }
}
