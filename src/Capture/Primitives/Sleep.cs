using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Capture.Primitives;

/// <summary>A thread in <c>Thread.Sleep</c>; one that spins with a SpinWait is there in turns.</summary>
internal sealed class Sleep : IPrimitive
{
    public IReadOnlyList<WaitMethod> WaitMethods { get; } = [new("System.Threading.Thread", "Sleep", WaitLevel.Sleep)];

    public ThreadWait? ReadWait(WaitSite site) => new(Operation.Sleep);
}
