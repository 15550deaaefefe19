using System.Reflection.Metadata;
using Hangdump.Capture.Threads;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Symbols;

/// <summary>
/// Leaves out the frames that are no calls of the program's: stubs, the thunks before runtime-async methods, the plumbing of
/// iterators, and the frame that a catch or finally block repeats, because the runtime calls the block as a function of its own.
/// </summary>
internal sealed class StackFilter(SymbolResolver symbols)
{
    public IEnumerable<CapturedFrame> Written(IReadOnlyList<CapturedFrame> stack)
    {
        for (int i = 0; i < stack.Count; i++)
        {
            CapturedFrame frame = stack[i];
            CapturedFrame? above = i > 0 ? stack[i - 1] : null;
            CapturedFrame? below = i + 1 < stack.Count ? stack[i + 1] : null;
            if (!IsStub(frame.Method) && !IsThunk(frame, above) && !IsThunk(frame, below) && !IsRepeated(frame, above) && !symbols.Symbols(frame.Method).IsPlumbing)
                yield return frame;
        }
    }

    private static bool IsStub(ClrMethod method) => method.Signature is { } name && name.Contains(".IL_STUB", StringComparison.Ordinal);

    /// <summary>A thunk bears its method's token, but has code of its own that maps to no IL.</summary>
    private bool IsThunk(CapturedFrame frame, CapturedFrame? neighbour) =>
        neighbour is { } other && IsSameSource(frame, other) && frame.Method.MethodDesc != other.Method.MethodDesc && Offset(frame) is null;

    /// <summary>Whether the frame above stands in a handler of the same call.</summary>
    private bool IsRepeated(CapturedFrame frame, CapturedFrame? above)
    {
        if (above is not { } handler || handler.Method.MethodDesc != frame.Method.MethodDesc
            || Offset(handler) is not { } inHandler || Offset(frame) is not { } inBody
            || symbols.Symbols(frame.Method).Body is not { } body)
            return false;
        foreach (ExceptionRegion region in body.ExceptionRegions)
        {
            if (IsIn(region, inHandler) && inBody >= region.TryOffset && inBody <= region.HandlerOffset)
                return true;
        }
        return false;
    }

    private static bool IsIn(ExceptionRegion region, int offset)
    {
        int start = region.Kind == ExceptionRegionKind.Filter ? Math.Min(region.FilterOffset, region.HandlerOffset) : region.HandlerOffset;
        return offset >= start && offset < region.HandlerOffset + region.HandlerLength;
    }

    private int? Offset(CapturedFrame frame) => symbols.IlOffset(frame.Method, frame.InstructionPointer, frame.IsLeaf);

    private static bool IsSameSource(CapturedFrame frame, CapturedFrame other) =>
        frame.Method.MetadataToken == other.Method.MetadataToken && frame.Method.Type?.Module?.Address == other.Method.Type?.Module?.Address;
}
