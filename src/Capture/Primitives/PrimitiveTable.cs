namespace Hangdump.Capture.Primitives;

/// <summary>Every primitive that is read. A new one is a file of its own and a line here.</summary>
internal static class PrimitiveTable
{
    public static IReadOnlyList<IPrimitive> All { get; } =
    [
        new MonitorEnter(),
        new Sleep(),
        new ThreadJoin(),
        new LazyValue(),
        new SlimEvent(),
        new BarrierWait(),
        new CancellationCallback(),
        new IdleThread(),
    ];
}
