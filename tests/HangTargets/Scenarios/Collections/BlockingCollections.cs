using System.Collections.Concurrent;

namespace HangTargets.Scenarios.Collections;

/// <summary>A taker of an empty BlockingCollection and an adder to a full one.</summary>
internal static class BlockingCollections
{
    private static readonly BlockingCollection<string> _empty = [];
    private static readonly BlockingCollection<string> _full = new(boundedCapacity: 1);

    public static void Play()
    {
        Stage.Start("taker", () =>
        {
            string order = _empty.Take(); // <- taker
            GC.KeepAlive(order);
        });
        Stage.Start("adder", () =>
        {
            _full.Add("tea");
            _full.Add("coffee"); // <- adder
            GC.KeepAlive(_full);
        });
        Stage.Start("consumer", () =>
        {
            foreach (string order in _empty.GetConsumingEnumerable()) GC.KeepAlive(order); // <- consumer
        });
        Stage.ReadyWhenStill(4);
        Thread.Sleep(Timeout.Infinite); // <- main
    }
}
