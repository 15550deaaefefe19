using Hangdump.Reporting.Findings;
using Hangdump.Reporting.Findings.Wording;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Report;

/// <summary>What the analysis could not know, so that silence is not taken for an all-clear.</summary>
internal static class Limits
{
    /// <summary>A sentence each, as notes of the report.</summary>
    public static IEnumerable<string> Of(ProcessSnapshot snapshot, IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
            yield return $"nothing was found that keeps a thread from going on; {Sentence.Count(snapshot.Threads.Count, "thread")} looked at";
        if (snapshot.Source.Method is ReadMethod.Eventpipe or ReadMethod.Events)
        {
            if (snapshot.Source.Method == ReadMethod.Eventpipe && snapshot.Resources.Count == 0) yield return "this way of reading shows stacks only: no owners of locks, so no deadlock could be found";
            yield break;
        }

        yield return "async flows that no thread waits for are not looked at";
        List<string> unknown = [.. UnknownOwners(snapshot).Distinct()];
        if (unknown.Count > 0) yield return $"who holds, or will signal, these is not recorded by the runtime: {string.Join(", ", unknown)}";
    }

    /// <summary>The kinds of what is waited for without anybody known who could end it.</summary>
    private static IEnumerable<string> UnknownOwners(ProcessSnapshot snapshot)
    {
        HashSet<string> waited = [.. snapshot.Threads.SelectMany(thread => thread.WaitsFor?.Resources ?? [])];
        foreach (Resource resource in snapshot.Resources)
        {
            if (waited.Contains(resource.Id) && resource is { Owners.Count: 0, EndsBy: null, IsAbandoned: false } && Plural(resource.Kind) is { } kind)
                yield return kind;
        }
    }

    private static string? Plural(ResourceKind kind) => kind switch
    {
        ResourceKind.Semaphore => "semaphores",
        ResourceKind.Mutex => "mutexes",
        ResourceKind.Event => "events",
        ResourceKind.Countdown => "countdowns",
        ResourceKind.Barrier => "barriers",
        ResourceKind.Collection => "blocking collections",
        ResourceKind.Channel => "channels",
        ResourceKind.Monitor => "conditions (Monitor.Wait)",
        _ => null,
    };
}
