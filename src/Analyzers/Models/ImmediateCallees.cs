using Microsoft.CodeAnalysis;

namespace Hangdump.Analyzers.Models;

/// <summary>
/// Library types whose methods call the delegates they are given before they return, and thus under the caller's locks. Of all others
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
        "System.Threading.Tasks.Parallel", "System.Threading.LazyInitializer", "System.Threading.ExecutionContext", "System.Threading.SpinWait",
    ];

    /// <param name="type">Name with namespace, without type parameters.</param>
    public static bool Includes(string type) => _types.Contains(type);

    /// <summary>Whether a method has its delegate run on another thread and returns the task of that.</summary>
    public static bool IsStarter(IMethodSymbol method) => method is { Name: "Run", ContainingType.Name: "Task" } or { Name: "StartNew", ContainingType.Name: "TaskFactory" };
}
