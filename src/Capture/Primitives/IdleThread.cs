using Hangdump.Capture.Threads;

namespace Hangdump.Capture.Primitives;

/// <summary>The loops of the runtime's and the libraries' own threads: one that waits there has nothing to do.</summary>
internal sealed class IdleThread : IPrimitive
{
    public IReadOnlyList<WaitMethod> WaitMethods { get; } =
    [
        new("System.Threading.PortableThreadPool+WorkerThread", "WorkerThreadStart", WaitLevel.Idle),
        new("System.Threading.PortableThreadPool+GateThread", "GateThreadStart", WaitLevel.Idle),
        new("System.Threading.PortableThreadPool+WaitThread", "WaitThreadStart", WaitLevel.Idle),
        new("System.Threading.TimerQueue", "TimerThread", WaitLevel.Idle),
        new("System.Net.Sockets.SocketAsyncEngine", "EventLoop", WaitLevel.Idle),
    ];

    public ThreadWait? ReadWait(WaitSite site) => ThreadWait.Idle;
}
