using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Objects;

/// <summary>
/// The threads in <c>Monitor.Wait</c> that nobody has pulsed yet, up to .NET 10: a list from the sync block through the waiters'
/// stacks (<c>SyncBlock::m_Link</c> and <c>WaitEventLink</c> of syncblk.h and threads.h, x64). A pulse takes its thread off the list.
/// </summary>
internal static class WaitQueue
{
    private const int HeadOffset = 72;

    /// <summary>Distances from a link to the parts of the waiter that it stands in.</summary>
    private const int ToBlock = 32, ToThread = 16;

    private const ulong PulsedBit = 1;
    private const int MaxWaiters = 100_000;

    /// <summary>Addresses of the native threads.</summary>
    public static IEnumerable<ulong> Of(ulong block, IDataReader memory)
    {
        ulong link = memory.ReadPointer(block + HeadOffset);
        for (int count = 0; link != 0 && count < MaxWaiters; count++)
        {
            if ((memory.ReadPointer(link - ToBlock) & ~PulsedBit) != block) yield break;
            yield return memory.ReadPointer(link - ToThread);
            link = memory.ReadPointer(link);
        }
    }
}
