using Hangdump.Capture.Threads;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Objects;

/// <summary>
/// A monitor that nobody has waited for yet: it stands in the header word before the object, the same in all versions
/// (syncblk.h). The managed id in it outlives its thread.
/// </summary>
internal static class ThinLock
{
    private const uint IsHashOrSyncBlock = 0x0800_0000;
    private const uint OwnerMask = 0xFFFF;
    private const uint RecursionMask = 0x3F;
    private const int RecursionShift = 16;

    /// <summary>Null where the object has none.</summary>
    public static MonitorState? Read(ClrObject target, IDataReader memory)
    {
        if (!memory.Read(target.Address - sizeof(uint), out uint header) || (header & IsHashOrSyncBlock) != 0) return null;
        int owner = (int)(header & OwnerMask);
        return owner == 0 ? null : new MonitorState(new RecordedOwner(owner), (int)((header >> RecursionShift) & RecursionMask) + 1);
    }
}
