namespace Hangdump.Analyzers.Models;

/// <summary>
/// Library types whose methods call the delegates they are given at once, on the caller's thread and under its locks. Of all others
/// nothing is assumed: what is posted to a queue or another thread runs without them.
/// </summary>
internal static class ImmediateCallees
{
    private static readonly HashSet<string> _types =
    [
        "System.Array", "System.String", "System.MemoryExtensions", "System.Linq.Enumerable",
        "System.Collections.Generic.List", "System.Collections.Generic.HashSet", "System.Collections.Generic.SortedSet",
        "System.Collections.Generic.LinkedList", "System.Collections.Generic.CollectionExtensions",
        "System.Collections.Concurrent.ConcurrentDictionary", "System.Collections.Immutable.ImmutableInterlocked",
        "System.Collections.Immutable.ImmutableList", "System.Collections.Immutable.ImmutableArray",
        "System.Threading.LazyInitializer", "System.Threading.ExecutionContext", "System.Threading.SpinWait",
    ];

    /// <param name="type">Name with namespace, without type parameters.</param>
    public static bool Includes(string type) => _types.Contains(type);
}
