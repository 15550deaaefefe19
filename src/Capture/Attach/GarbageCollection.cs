using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Attach;

/// <summary>What to do when a stop falls into a garbage collection, where references lead anywhere.</summary>
internal static class GarbageCollection
{
    public const string Note = "the process was in the middle of a garbage collection: what was found through its heap may be wrong";

    private const int HandlesToLookAt = 200;
    private const ulong MarkBit = 1;

    /// <summary>
    /// Whether references cannot be followed now. The runtime says so only of the phases that move objects; in the one before, the
    /// objects that it has reached bear a mark where their type stands.
    /// </summary>
    public static bool IsUnderWay(ClrRuntime runtime, IDataReader memory) =>
        !runtime.Heap.CanWalkHeap || runtime.EnumerateHandles().Take(HandlesToLookAt).Any(handle => (memory.ReadPointer(handle.Object.Address) & MarkBit) != 0);

    /// <summary>How long to wait for its end before the next try.</summary>
    public static TimeSpan Patience(int tries) => TimeSpan.FromMilliseconds(5 << (tries - 1));
}
