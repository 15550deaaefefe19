using System.Text.Json.Nodes;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Graph;

/// <summary>Whether a resource is to be had already, so that a wait for it is about to end although it was still seen.</summary>
internal static class Availability
{
    public static bool IsAvailable(Resource resource, Operation operation) => resource.Kind switch
    {
        ResourceKind.Semaphore => Count(resource, DetailNames.Count) > 0 || HasUnknownHolders(resource),
        ResourceKind.Event => Count(resource, DetailNames.Count) > 0,
        ResourceKind.Countdown => Count(resource, DetailNames.Count) == 0,
        ResourceKind.Barrier => Count(resource, DetailNames.Remaining) == 0,
        ResourceKind.Collection => operation == Operation.Take && (Count(resource, DetailNames.Count) > 0 || IsSet(resource, DetailNames.IsCompleted)),
        ResourceKind.Task => Text(resource, DetailNames.Status) is nameof(TaskStatus.RanToCompletion) or nameof(TaskStatus.Faulted) or nameof(TaskStatus.Canceled),
        _ => false,
    };

    /// <summary>Whether it is a task that waits for a thread of its scheduler.</summary>
    public static bool IsQueued(Resource resource) => resource.Kind == ResourceKind.Task && Text(resource, DetailNames.Status) == nameof(TaskStatus.WaitingToRun);

    /// <summary>Whether a bounded semaphore has more slots than holders are known, and nobody has looked for who else releases it.</summary>
    private static bool HasUnknownHolders(Resource semaphore) =>
        semaphore.Signallers is null && semaphore.Owners.Count < Count(semaphore, DetailNames.Maximum) - (Count(semaphore, DetailNames.Count) ?? 0);

    private static int? Count(Resource resource, string name) => resource.Details.GetValueOrDefault(name) is JsonValue value && value.TryGetValue(out int count) ? count : null;

    private static bool IsSet(Resource resource, string name) => resource.Details.GetValueOrDefault(name) is JsonValue value && value.TryGetValue(out bool isSet) && isSet;

    private static string? Text(Resource resource, string name) => resource.Details.GetValueOrDefault(name) is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
