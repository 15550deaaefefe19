using System.Collections.Immutable;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Symbols.Lines;

/// <summary>From a place in compiled code to the IL offset that it was compiled from.</summary>
internal sealed class IlOffsets(ClrRuntime runtime)
{
    /// <summary>Marks of the runtime's map that are no offsets.</summary>
    private const int Prolog = -2;

    private readonly CodeVersions _versions = new(runtime);

    /// <param name="method">The method whose code it is.</param>
    /// <param name="instruction">
    /// An address inside the instruction: for a caller the one before its return address, which itself may belong to the next statement.
    /// </param>
    /// <returns>Null where the runtime does not record one, as for the thunk of an async method.</returns>
    public int? Of(ClrMethod method, ulong instruction) =>
        IsIn(method.HotColdInfo, instruction) ? FromMap(method.ILOffsetMap, instruction) : _versions.IlOffset(instruction);

    private static bool IsIn(HotColdRegions code, ulong address) =>
        (address >= code.HotStart && address - code.HotStart < code.HotSize)
        || (address >= code.ColdStart && address - code.ColdStart < code.ColdSize);

    /// <summary>
    /// The nearest mapped offset at or before the instruction: code without a mapping of its own belongs to what precedes it, and
    /// a call out of the prolog to the method's beginning.
    /// </summary>
    private static int? FromMap(ImmutableArray<ILToNativeMap> map, ulong instruction)
    {
        int? nearest = null;
        ulong start = 0;
        bool inProlog = false;
        foreach (ILToNativeMap entry in map)
        {
            if (entry.StartAddress > instruction)
                continue;
            if (entry.ILOffset >= 0 && entry.StartAddress >= start)
            {
                nearest = entry.ILOffset;
                start = entry.StartAddress;
            }
            inProlog |= entry.ILOffset == Prolog && instruction < entry.EndAddress;
        }
        return inProlog ? 0 : nearest;
    }
}
