using Hangdump.Capture.Threads;

namespace Hangdump.Capture.Primitives;

/// <summary>How one synchronization primitive shows in a process. One implementation a file, listed in <see cref="PrimitiveTable"/>.</summary>
internal interface IPrimitive
{
    /// <summary>The methods under which a thread waits for it.</summary>
    IReadOnlyList<WaitMethod> WaitMethods { get; }

    /// <summary>
    /// What a thread on one of these methods waits for; null where the frame means something else after all. A new resource
    /// is given its owners and details at once.
    /// </summary>
    ThreadWait? ReadWait(WaitSite site);
}
