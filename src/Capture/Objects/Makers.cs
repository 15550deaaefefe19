using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Objects;

/// <summary>
/// Finds the object that a part belongs to where no root leads to it: one that makes its part in its constructor lies just before
/// it, and the collector keeps that order. What is found there counts only if it is of the wanted type and its field refers to
/// the part, so that a wrong answer needs both words by chance.
/// </summary>
internal sealed class Makers(CaptureState state)
{
    /// <summary>How far before the part its maker begins at most: several objects of this size may have been made in between.</summary>
    private const int Reach = 512;

    /// <summary>Not valid where there is none.</summary>
    public ClrObject Of(ClrObject part, ClrType? type, params ReadOnlySpan<string> fields)
    {
        if (type is null || !part.IsValid) return default;
        Span<byte> before = stackalloc byte[Reach];
        if (state.Context.Memory.Read(part.Address - Reach, before) != Reach) return default;
        for (int offset = Reach - sizeof(ulong); offset >= 0; offset -= sizeof(ulong))
        {
            if (BitConverter.ToUInt64(before[offset..]) != type.MethodTable) continue;
            ulong address = part.Address - Reach + (ulong)offset;
            foreach (string name in fields)
            {
                if (type.GetFieldByName(name) is { } field && state.Context.Memory.ReadPointer(field.GetAddress(address, interior: false)) == part.Address)
                    return state.Context.Heap.GetObject(address, type);
            }
        }

        return default;
    }
}
