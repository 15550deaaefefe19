using Hangdump.Capture.Symbols;
using Hangdump.Capture.Symbols.Il;
using Hangdump.Capture.Threads;

namespace Hangdump.Capture.Evidence;

/// <summary>What a method has called before a place in it, and what it will call after it, if it goes straight on.</summary>
internal sealed class IlHistory
{
    private IlHistory(IEnumerable<IlCall> calls, int offset)
    {
        Before = [.. calls.Where(call => call.Offset < offset)];
        After = [.. calls.Where(call => call.Offset > offset)];
    }

    /// <summary>In the order of the IL.</summary>
    public IReadOnlyList<IlCall> Before { get; }

    /// <summary>Those after the call that is being made.</summary>
    public IReadOnlyList<IlCall> After { get; }

    /// <summary>Null where the place is not known.</summary>
    public static IlHistory? Of(CapturedFrame frame, SymbolResolver symbols) =>
        symbols.IlOffset(frame.Method, frame.InstructionPointer, frame.IsLeaf) is { } offset ? new IlHistory(symbols.Calls(frame.Method), offset) : null;
}
