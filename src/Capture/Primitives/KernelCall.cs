using Hangdump.Capture.Kernel;
using Hangdump.Capture.Objects;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>A thread that reads, writes or waits for input in the kernel: it counts as running, and the report says what it does.</summary>
internal sealed class KernelCall : IUnnamedWait
{
    public ThreadWait? ReadWait(CapturedThread thread, CaptureState state)
    {
        SystemCall call = SystemCalls.Of(thread.Kernel, state.Context.Memory.Architecture);
        if (call is SystemCall.Other or SystemCall.Futex) return null;
        IReadOnlyList<ulong> arguments = thread.Kernel!.Arguments;
        long? descriptor = Descriptor(call, arguments, state);
        var wait = new ThreadWait(Operation.Io) { IsLimited = HasTimeout(call, arguments) || HasSocketTimeout(call, descriptor, thread) };
        state.AfterResume(_ => thread.Wait = thread.Wait! with { Detail = new CallInWords(state.Context.ProcessId).Describe(call, descriptor) });
        return wait;
    }

    /// <summary>The first argument; of poll the first of a list of them.</summary>
    private static long? Descriptor(SystemCall call, IReadOnlyList<ulong> arguments, CaptureState state) => call switch
    {
        _ when arguments.Count == 0 => null,
        SystemCall.Poll => state.Context.Memory.Read(arguments[0], out int first) ? first : null,
        SystemCall.Select or SystemCall.EventPoll or SystemCall.WaitForChild or SystemCall.Open => null,
        _ => (int)arguments[0],
    };

    /// <summary>The kernel keeps a socket's timeouts to itself; the library remembers what it was told.</summary>
    private static bool HasSocketTimeout(SystemCall call, long? descriptor, CapturedThread thread)
    {
        string? timeout = call switch { SystemCall.Read or SystemCall.Receive => "_receiveTimeout", SystemCall.Write or SystemCall.Send => "_sendTimeout", _ => null };
        if (timeout is null) return false;
        ClrObject socket = thread.Roots.Select(root => root.Object)
            .FirstOrDefault(candidate => candidate.Is("System.Net.Sockets.SafeSocketHandle") && (long)candidate.ReadField<nint>("handle") == descriptor);
        return socket.IsValid && socket.ReadField<int>(timeout) > 0;
    }

    private static bool HasTimeout(SystemCall call, IReadOnlyList<ulong> arguments) => call switch
    {
        SystemCall.Poll when arguments.Count > 2 => (int)arguments[2] >= 0,
        SystemCall.EventPoll when arguments.Count > 3 => (int)arguments[3] >= 0,
        _ => false,
    };
}
