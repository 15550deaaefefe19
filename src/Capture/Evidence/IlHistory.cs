using Hangdump.Capture.Symbols;
using Hangdump.Capture.Symbols.Il;

namespace Hangdump.Capture.Evidence;

/// <summary>What a method has called before a place in it, and what it will call after it, if it goes straight on.</summary>
internal sealed class IlHistory
{
    private readonly MethodSymbols _method;
    private readonly int _offset;
    private IReadOnlyList<IlCall>? _upcoming;

    private IlHistory(MethodSymbols method, int offset)
    {
        _method = method;
        _offset = offset;
        Before = [.. method.Calls.Where(call => call.Offset < offset)];
        FromHere = [.. method.Calls.Where(call => call.Offset >= offset)];
    }

    /// <summary>In the order of the IL.</summary>
    public IReadOnlyList<IlCall> Before { get; }

    /// <summary>
    /// The call that is being made and those after it. What is known of the place may be no more than its statement, so that calls
    /// that its arguments needed can come first.
    /// </summary>
    public IReadOnlyList<IlCall> FromHere { get; }

    /// <summary>
    /// Those from here on, and those before that a loop around the place leads back to; what a loop enumerates is called by each turn.
    /// </summary>
    public IReadOnlyList<IlCall> Upcoming => _upcoming ??= FindUpcoming();

    /// <summary>Null where the place is not known.</summary>
    public static IlHistory? Of((MethodSymbols Method, int IlOffset)? place) => place is { } known ? new IlHistory(known.Method, known.IlOffset) : null;

    /// <summary>The calls that a call of it makes in turn; none for a method of another module.</summary>
    public IReadOnlyList<IlCall> Inside(IlCall call) => _method.CallsInside(call);

    private List<IlCall> FindUpcoming()
    {
        int start = LoopStart();
        List<IlCall> upcoming = [.. FromHere, .. Before.Where(call => call.Offset >= start)];
        if (upcoming.Exists(call => call.Method == "MoveNext")) upcoming.AddRange(Before.Where(call => call.Offset < start && call.Method.EndsWith("Enumerable", StringComparison.Ordinal)));
        return upcoming;
    }

    /// <summary>The earliest place that a branch from here on leads back to; the place itself where none does.</summary>
    private int LoopStart()
    {
        int start = _offset;
        foreach (Instruction instruction in IlInstructions.Read(_method.Body?.GetILContent() ?? []))
        {
            if (instruction.Offset >= _offset && Branches.Target(instruction) is { } target) start = Math.Min(start, target);
        }

        return start;
    }
}
