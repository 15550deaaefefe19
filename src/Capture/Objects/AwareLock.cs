using Hangdump.Capture.Runtimes;
using Hangdump.Capture.Threads;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Objects;

/// <summary>The native monitor at the start of a sync block, up to .NET 10 (class <c>AwareLock</c> of syncblk.h, x64).</summary>
internal static class AwareLock
{
    private const int RecursionOffset = 4;
    private const int OwnerOffset = 8;
    private const int OwnerOsIdOffset = 16;
    private const uint HeldBit = 1;
    private const int WaiterShift = 6;

    /// <summary>Null where nobody holds it.</summary>
    public static MonitorState? Read(ulong block, CaptureState state)
    {
        IDataReader memory = state.Context.Memory;
        if (!memory.Read(block, out uint word) || (word & HeldBit) == 0) return null;
        uint osId = memory.Read<uint>(block + OwnerOsIdOffset);
        // Who waits first for a thin monitor fills in the record: without a kernel's id if the owner had ended by then.
        // A thread that is just taking it has written neither yet.
        ulong holder = memory.Read<ulong>(block + OwnerOffset);
        var owner = new RecordedOwner(OwnerId(holder, state), osId) { IsTakerEnded = osId == 0 && holder != 0 };
        return new MonitorState(owner, memory.Read<int>(block + RecursionOffset));
    }

    /// <summary>Whether some thread waits to enter it.</summary>
    public static bool HasWaiters(ulong block, IDataReader memory) => memory.Read(block, out uint word) && word >> WaiterShift != 0;

    private static int OwnerId(ulong owner, CaptureState state) => state.Layout.MonitorOwner switch
    {
        MonitorOwnerKind.ManagedId => (int)owner,
        _ => state.Census.ByAddress(owner)?.ManagedThreadId ?? 0,
    };
}
