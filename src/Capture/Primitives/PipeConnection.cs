using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Capture.Primitives;

/// <summary>A thread in <c>NamedPipeServerStream.WaitForConnection</c>, which waits for a task of the socket underneath.</summary>
internal sealed class PipeConnection : IPrimitive
{
    public IReadOnlyList<WaitMethod> WaitMethods { get; } = [new("System.IO.Pipes.NamedPipeServerStream", "WaitForConnection", WaitLevel.Application)];

    public ThreadWait? ReadWait(WaitSite site) => new(Operation.Io) { Detail = "waits for a client of a named pipe" };
}
