using Hangdump.Capture.Threads;

namespace Hangdump.Capture.Primitives;

/// <summary>A wait that no method of the library names: it is asked for where no <see cref="IPrimitive"/> was recognised.</summary>
internal interface IUnnamedWait
{
    /// <summary>What a thread waits for; null where it is not this.</summary>
    ThreadWait? ReadWait(CapturedThread thread, CaptureState state);
}
