using Hangdump.Capture.Primitives;
using Hangdump.Capture.Symbols.Il;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Evidence;

/// <summary>A place that a party will go on from.</summary>
/// <param name="Party">Who is there.</param>
/// <param name="Frame">Its call, whose method's IL tells what has been called and what will be.</param>
/// <param name="Links">The resources in question that its locals, their fields and its statics lead to.</param>
internal sealed record CodePlace(Party Party, CapturedFrame Frame, IReadOnlyList<ResourceLink> Links);

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
