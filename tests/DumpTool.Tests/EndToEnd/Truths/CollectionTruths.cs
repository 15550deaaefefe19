using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.EndToEnd.Truths;

/// <summary>Collections and channels: who could fill or empty them is recorded nowhere.</summary>
internal static class CollectionTruths
{
    public static IEnumerable<Truth> On(TargetRuntime runtime) =>
    [
        new Truth("blocking-collections")
            .Waits("taker", "take", "collection", "BlockingCollections._empty")
            .Waits("consumer", "take", "collection", "BlockingCollections._empty")
            .Waits("adder", "add", "collection", "BlockingCollections._full")
            .Says(new ExpectedConcern("taker", "longWait")),

        new Truth("full-pipes")
            .Says(new ExpectedWait("parsing", "add", "collection") { Owners = null })
            .Says(new ExpectedWait("checking", "add", "collection") { Owners = null })
            .Tolerates("deadlock"),

        new Truth("lost-wake-up")
            .Waits("producer-1", "wait", "monitor", "LostWakeUp.BoundedPriorityQueue._orders")
            .Waits("producer-2", "wait", "monitor", "LostWakeUp.BoundedPriorityQueue._orders")
            .Tolerates("deadlock"),

        new Truth("channel-ends")
            .Waits("reading", "result", "task")
            .Waits("writing", "result", "task")
            .Says(new ExpectedFlow("ReadAsync", "ReadAsync") { WaitsFor = "channel", Name = "ChannelEnds._incoming" })
            .Says(new ExpectedFlow("WriteAsync", "WriteAsync") { WaitsFor = "channel", Name = "ChannelEnds._outgoing" }),
    ];
}
