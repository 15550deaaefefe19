using Hangdump.Capture.Kernel;
using Hangdump.Capture.Objects;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>
/// A thread in a blocking call of a socket that the library has made non-blocking: it waits for an event, and the sockets' own
/// thread does the work.
/// </summary>
internal sealed class SocketOperation : IPrimitive
{
    private const string Context = "System.Net.Sockets.SocketAsyncContext";

    public IReadOnlyList<WaitMethod> WaitMethods { get; } = [new(Context, "PerformSyncOperation", WaitLevel.Application)];

    public ThreadWait? ReadWait(WaitSite site)
    {
        ClrObject operation = site.FindRoot(candidate => candidate.Is(Context + "+AsyncOperation"));
        ClrObject context = operation.Follow("AssociatedContext");
        if (!context.IsValid) context = site.FindRoot(candidate => candidate.Is(Context));
        ClrObject handle = context.Follow("_socket");
        var wait = new ThreadWait(Operation.Io);
        if (handle.IsValid && site.State.Context.IsLive)
        {
            SystemCall call = CallOf(operation.Type?.Name ?? "");
            long descriptor = (long)handle.ReadField<nint>("handle");
            site.State.AfterResume(_ => site.Thread.Wait = site.Thread.Wait! with { Detail = new CallInWords(site.State.Context.ProcessId).Describe(call, descriptor) });
        }

        return wait;
    }

    private static SystemCall CallOf(string operation) =>
        operation.Contains("Accept", StringComparison.Ordinal) ? SystemCall.Accept
        : operation.Contains("Connect", StringComparison.Ordinal) ? SystemCall.Connect
        : operation.Contains("Send", StringComparison.Ordinal) ? SystemCall.Send
        : SystemCall.Receive;
}
