using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Runtimes;

/// <summary>
/// Where the runtime's native sync blocks lie. The table is found through the contract descriptor, or, on .NET 8 which has none,
/// as the one global of the DAC's table of globals that leads to a sync block already known; both are checked against that one.
/// </summary>
internal sealed class SyncTable
{
    private const string DacGlobals = "g_dacTable";
    private const int MaxDacGlobals = 512;
    private const int EntrySize = 16;
    private const int ObjectOffset = 8;

    private readonly IDataReader _memory;
    private readonly ulong _entries;

    private SyncTable(IDataReader memory, ulong entries, int? lockOffset)
    {
        _memory = memory;
        _entries = entries;
        LockOffset = lockOffset;
    }

    /// <summary>Where in a sync block the handle of its <c>Lock</c> lies; null where there is none.</summary>
    public int? LockOffset { get; }

    /// <summary>Null where it cannot be found.</summary>
    /// <param name="known">A sync block that belongs to an object.</param>
    public static SyncTable? Find(CaptureContext context, SyncBlock known)
    {
        ModuleInfo runtime = context.Runtime.ClrInfo.ModuleInfo;
        ContractDescriptor? descriptor = ContractDescriptor.Read(runtime, context.Memory);
        foreach (ulong variable in descriptor?.GlobalAddress("SyncTableEntries") is { } described ? [described] : Globals(runtime, context.Memory))
        {
            if (!context.Memory.ReadPointer(variable, out ulong entries) || entries == 0) continue;
            var table = new SyncTable(context.Memory, entries, descriptor?.FieldOffset("SyncBlock", "Lock"));
            if (table.IsOf(known)) return table;
        }

        return null;
    }

    /// <summary>Address of the native sync block of that index; 0 where it cannot be read.</summary>
    public ulong BlockAddress(int index) => _memory.ReadPointer(EntryAddress(index));

    private bool IsOf(SyncBlock known) =>
        _memory.ReadPointer(EntryAddress(known.Index) + ObjectOffset, out ulong target) && target == known.Object && BlockAddress(known.Index) != 0;

    private ulong EntryAddress(int index) => _entries + ((ulong)index * EntrySize);

    private static IEnumerable<ulong> Globals(ModuleInfo runtime, IDataReader memory)
    {
        ulong table = runtime.GetExportSymbolAddress(DacGlobals);
        for (uint index = 0; table != 0 && index < MaxDacGlobals; index++)
        {
            if (!memory.ReadPointer(table + (index * sizeof(ulong)), out ulong variable)) yield break;
            if (variable != 0) yield return variable;
        }
    }
}
