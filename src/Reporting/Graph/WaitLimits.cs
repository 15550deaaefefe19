using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Graph;

/// <summary>What is known of the time limit of a wait.</summary>
internal static class WaitLimits
{
    /// <summary>
    /// Whether a thread's limit is not known although its wait may have one. In a live process such a thread stood in no waiting
    /// call of the kernel: it spins before it waits, or looks again whether it must. A core file does not show the call.
    /// </summary>
    public static bool IsUnknown(Wait wait, IReadOnlyDictionary<string, Resource> resources) =>
        wait is { TimeoutMilliseconds: null, IsLimited: false, Pulsed: false, Resources.Count: > 0 }
        && !wait.Resources.Any(id => resources.TryGetValue(id, out Resource? resource) && HasNoLimit(resource, wait.Operation));

    /// <summary>Whether there is no form of such a wait that takes a limit.</summary>
    private static bool HasNoLimit(Resource resource, Operation operation) => resource.Kind
        is ResourceKind.TypeInitializer or ResourceKind.Lazy or ResourceKind.CancellationCallback || (resource.Kind == ResourceKind.Thread && operation == Operation.Exit);
}
