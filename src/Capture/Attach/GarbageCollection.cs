namespace Hangdump.Capture.Attach;

/// <summary>What to do when a stop falls into a garbage collection, where references lead anywhere.</summary>
internal static class GarbageCollection
{
    public const string Note = "the process was in the middle of a garbage collection: what was found through its heap may be wrong";

    /// <summary>How long to wait for its end before the next try.</summary>
    public static TimeSpan Patience(int tries) => TimeSpan.FromMilliseconds(5 << (tries - 1));
}
