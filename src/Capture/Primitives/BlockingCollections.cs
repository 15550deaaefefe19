using Hangdump.Capture.Objects;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>A thread that takes from an empty <c>BlockingCollection&lt;T&gt;</c> or adds to a full one.</summary>
internal sealed class BlockingCollections : IPrimitive
{
    private const string Collection = "System.Collections.Concurrent.BlockingCollection";

    public IReadOnlyList<WaitMethod> WaitMethods { get; } =
    [
        new(Collection, "TryTake", WaitLevel.Collection),
        new(Collection, "Take", WaitLevel.Collection),
        new(Collection, "GetConsumingEnumerable", WaitLevel.Collection),
        new(Collection, "TryAdd", WaitLevel.Collection),
        new(Collection, "Add", WaitLevel.Collection),
        new(Collection, "MoveNext", WaitLevel.Collection),
    ];

    public ThreadWait? ReadWait(WaitSite site)
    {
        Operation operation = IsAdd(site) ? Operation.Add : Operation.Take;
        ClrObject many = site.FindRoot(candidate => candidate.Type?.Name is { } name && name.StartsWith(Collection + "<", StringComparison.Ordinal) && name.EndsWith("[]", StringComparison.Ordinal));
        if (many.IsValid) return new ThreadWait(operation, [.. Elements(many.AsArray()).Select(element => Describe(element, site.State))]) { All = false };
        ClrObject target = site.FindRoot(candidate => candidate.Is(Collection + "<") && !candidate.IsArray);
        return target.IsValid ? new ThreadWait(operation, Describe(target, site.State)) : null;
    }

    /// <summary>Whether any of the collection's own frames adds: the lowest may be an iterator's.</summary>
    private static bool IsAdd(WaitSite site)
    {
        for (int index = site.Index; index >= 0; index--)
        {
            CapturedFrame frame = site.Thread.Frames[index];
            if (frame.Method.Type?.Name?.StartsWith(Collection, StringComparison.Ordinal) == true && frame.Method.Name?.Contains("Add", StringComparison.Ordinal) == true) return true;
        }

        return false;
    }

    private static IEnumerable<ClrObject> Elements(ClrArray array)
    {
        for (int index = 0; index < array.Length; index++)
        {
            if (array.GetObjectValue(index) is { IsValid: true } element) yield return element;
        }
    }

    private static ResourceEntry Describe(ClrObject target, CaptureState state)
    {
        ResourceEntry collection = state.Resources.Of(ResourceKind.Collection, target, out bool isNew);
        if (!isNew) return collection;
        if (target.Follow("_occupiedNodes") is { IsValid: true } occupied) collection.Details[DetailNames.Count] = occupied.ReadField<int>("m_currentCount");
        if (target.ReadField<int>("_boundedCapacity") is var capacity and > 0) collection.Details["capacity"] = capacity;
        collection.Details[DetailNames.IsCompleted] = target.ReadField<int>("_currentAdders") < 0;
        return collection;
    }
}
