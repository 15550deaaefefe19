using Hangdump.Capture.Objects;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Async;

/// <summary>Tasks that complete with others: which those are.</summary>
internal static class Promises
{
    private const string Tasks = "System.Threading.Tasks.";

    // Where a promise keeps the one task that it completes with: ContinueWith, and WaitAsync with a time limit or a token.
    private static readonly string[] _single = ["m_antecedent", "_task"];

    // Where WhenAny keeps several, or two.
    private static readonly string[] _several = ["_tasks", "_task1", "_task2"];

    /// <summary>The task that a promise waits for and goes on with; not valid for other tasks.</summary>
    public static ClrObject Source(ClrObject promise)
    {
        if (!IsPromise(promise) || IsOfSeveral(promise)) return default;
        foreach (string field in _single)
        {
            if (promise.Follow(field) is { IsValid: true } source) return source;
        }

        return default;
    }

    /// <summary>What WhenAny stands for; empty for other tasks, and for WhenAll, which only counts its tasks.</summary>
    public static IEnumerable<ClrObject> Parts(ClrObject promise)
    {
        if (!IsOfSeveral(promise)) yield break;
        foreach (string field in _several)
        {
            ClrObject part = promise.Follow(field);
            if (part is { IsValid: true, IsArray: false }) yield return part;
            if (!part.IsValid || !part.IsArray) continue;
            ClrArray array = part.AsArray();
            for (int index = 0; index < array.Length; index++)
            {
                if (array.GetObjectValue(index) is { IsValid: true } element) yield return element;
            }
        }
    }

    /// <summary>Whether the one that awaits it needs all of its parts; null where it stands for one thing only.</summary>
    public static bool? NeedsAll(ClrObject promise) => !IsOfSeveral(promise) ? null : promise.Type!.Name!.Contains("WhenAll", StringComparison.Ordinal);

    /// <summary>How many tasks WhenAll still waits for.</summary>
    public static int Remaining(ClrObject promise) => Place.Of(promise).Value<int>("_remainingToComplete") ?? 0;

    /// <summary>Whether it takes over the result of the task whose continuation it is (<c>Unwrap</c>, <c>Task.Run</c> of an async method).</summary>
    public static bool IsUnwrapping(ClrObject task) => task.Is(Tasks + "UnwrapPromise<");

    private static bool IsOfSeveral(ClrObject task) => task.Type?.Name is { } name && name.StartsWith(Tasks, StringComparison.Ordinal)
        && (name.Contains("+WhenAllPromise", StringComparison.Ordinal) || name.Contains("WhenAnyPromise", StringComparison.Ordinal)
            || name.Contains("+CompleteOnInvokePromise", StringComparison.Ordinal));

    private static bool IsPromise(ClrObject task) => task.Type?.Name is { } name && name.StartsWith(Tasks, StringComparison.Ordinal)
        && (name.Contains("ContinuationTaskFrom", StringComparison.Ordinal) || name.Contains("ContinuationResultTaskFrom", StringComparison.Ordinal)
            || name.Contains("+CancellationPromise", StringComparison.Ordinal));
}
