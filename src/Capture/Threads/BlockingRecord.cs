using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Threads;

/// <summary>
/// The runtime's own note of what a thread blocks on, since .NET 9: <c>ThreadBlockingInfo.t_first</c>. Only monitors and locks
/// are noted, since .NET 11 conditions too; .NET 9 and 10 keep the note readable only once some <c>Lock</c> has been contended,
/// so its absence says nothing.
/// </summary>
/// <param name="Target">
/// For <see cref="BlockingKind.Monitor"/> and <see cref="BlockingKind.MonitorWait"/> the native lock, else the stack slot that
/// refers to the object.
/// </param>
/// <param name="TimeoutMilliseconds">The whole timeout; -1 without a limit.</param>
internal readonly record struct BlockingRecord(ulong Target, BlockingKind Kind, int TimeoutMilliseconds)
{
    private const int KindOffset = 8;
    private const int TimeoutOffset = 12;

    /// <summary>The innermost note of a thread; null where there is none.</summary>
    public static BlockingRecord? Of(CapturedThread thread, CaptureState state)
    {
        ClrThreadStaticField? first = state.Types.Find("System.Threading.ThreadBlockingInfo")?.ThreadStaticFields.FirstOrDefault(field => field.Name == "t_first");
        if (first is null || first.GetAddress(thread.Clr) is not (not 0 and var slot)) return null;
        IDataReader memory = state.Context.Memory;
        if (!memory.ReadPointer(slot, out ulong note) || note == 0) return null;
        return memory.ReadPointer(note, out ulong target) && memory.Read(note + KindOffset, out int kind) && memory.Read(note + TimeoutOffset, out int timeout)
            && kind is >= (int)BlockingKind.Monitor and <= (int)BlockingKind.Condition && timeout >= -1
                ? new BlockingRecord(target, (BlockingKind)kind, timeout)
                : null;
    }
}

/// <summary>The runtime's numbers.</summary>
internal enum BlockingKind { Monitor, MonitorWait, Lock, Condition }
