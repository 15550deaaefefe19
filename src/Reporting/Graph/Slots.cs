using System.Text.Json.Nodes;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Graph;

/// <summary>The slots of a counting semaphore.</summary>
internal static class Slots
{
    /// <summary>Whether one is free, or taken by somebody who is not among the known holders and signallers.</summary>
    public static bool MayBeFree(Resource semaphore)
    {
        long current = Count(semaphore, DetailNames.CurrentCount) ?? 0;
        if (current > 0) return true;
        return semaphore.Signallers is null && Count(semaphore, DetailNames.MaximumCount) is { } maximum and < int.MaxValue
            && semaphore.Owners.Count < maximum;
    }

    private static long? Count(Resource semaphore, string name) =>
        semaphore.Details.GetValueOrDefault(name) is JsonValue value && value.TryGetValue(out int count) ? count : null;
}
