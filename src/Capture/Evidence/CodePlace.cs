using Hangdump.Capture.Async;
using Hangdump.Capture.Primitives;
using Hangdump.Capture.Symbols;
using Hangdump.Capture.Symbols.Il;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Evidence;

/// <summary>A place that a party will go on from: a call on a stack, or an await.</summary>
/// <param name="Party">Who is there.</param>
/// <param name="Wait">What the party waits for; null where it does not.</param>
/// <param name="Await">For an await, whose call lies before the place and not at it; null for a call on a stack.</param>
/// <param name="Where">The code and the offset in its IL; null where they cannot be told. Asked once the target runs on.</param>
/// <param name="Links">The resources in question that its locals, their fields and its statics lead to.</param>
internal sealed record CodePlace(
    Party Party, ThreadWait? Wait, AwaitedStep? Await, Func<SymbolResolver, (MethodSymbols Method, int IlOffset)?> Where, IReadOnlyList<ResourceLink> Links)
{
    /// <summary>Whether the party may go on without anybody's help: it runs, or sleeps, or waits for time or for the world outside.</summary>
    public bool IsAwake =>
        Wait is null or { IsLimited: true } or { Operation: Operation.Sleep or Operation.Io } || Wait.Resources.Any(resource => resource.EndsBy is not null);

    public static Func<SymbolResolver, (MethodSymbols Method, int IlOffset)?> WhereIs(CapturedFrame frame) => symbols =>
        symbols.IlOffset(frame.Method, frame.InstructionPointer, frame.IsLeaf) is { } offset ? (symbols.Symbols(frame.Method), offset) : null;
}

/// <summary>What an await waits for.</summary>
/// <param name="Inner">The suspended method of the program that it awaits; null for the innermost, which awaits what the flow waits for.</param>
internal sealed record AwaitedStep(FlowStep? Inner);

/// <summary>How code leads to a resource.</summary>
/// <param name="Field">The field that holds it; null where a local does.</param>
internal readonly record struct ResourceLink(ResourceEntry Resource, ClrField? Field)
{
    /// <summary>Whether an operand of its IL is this resource, as far as names tell.</summary>
    public bool Is(Operand operand) => operand.Kind switch
    {
        OperandKind.Field => Field is not null && operand.Is(Field),
        OperandKind.Local or OperandKind.Argument => Field is null,
        _ => false,
    };
}
