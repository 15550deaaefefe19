using System.Collections.Immutable;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Symbols.Lines;

/// <summary>From a place in compiled code to the IL offset that it was compiled from.</summary>
internal sealed class IlOffsets(ClrRuntime runtime)
{
    /// <summary>The runtime's mark for code that sets the frame up.</summary>
    private const int Prolog = -2;

    private readonly CodeVersions _versions = new(runtime);
    private readonly Dictionary<ulong, int?> _known = [];

    /// <param name="method">The method whose code it is.</param>
    /// <param name="instruction">
    /// An address inside the instruction: for a caller the one before its return address, which itself may belong to the next statement.
    /// </param>
    /// <returns>Null where the runtime does not record one, as for the thunk of an async method.</returns>
    public int? Of(ClrMethod method, ulong instruction)
    {
        if (!_known.TryGetValue(instruction, out int? offset))
            _known[instruction] = offset = Read(method, instruction);
        return offset;
    }

    private int? Read(ClrMethod method, ulong instruction) =>
        IsIn(method.HotColdInfo, instruction) ? FromMap(method.ILOffsetMap, instruction) : _versions.IlOffset(instruction);

    private static bool IsIn(HotColdRegions code, ulong address) =>
        (address >= code.HotStart && address - code.HotStart < code.HotSize)
        || (address >= code.ColdStart && address - code.ColdStart < code.ColdSize);

    /// <summary>
    /// The nearest mapped offset at or before the instruction: code without a mapping of its own belongs to what precedes it, and
    /// a call before the first statement, as the one that runs a static constructor, to the method's beginning.
    /// </summary>
    private static int? FromMap(ImmutableArray<ILToNativeMap> map, ulong instruction)
    {
        if (map.IsDefaultOrEmpty)
            return null;
        int nearest = 0;
        ulong start = 0;
        foreach (ILToNativeMap entry in map)
        {
            if (entry.StartAddress <= instruction && entry.ILOffset == Prolog && instruction < entry.EndAddress)
                return 0;
            if (entry.StartAddress <= instruction && entry.StartAddress >= start && entry.ILOffset >= 0)
                (nearest, start) = (entry.ILOffset, entry.StartAddress);
        }
        return nearest;
    }
}
