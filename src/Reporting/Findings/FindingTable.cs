using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Findings;

/// <summary>The kinds of findings, the worst first; a later one leaves alone what an earlier one has explained.</summary>
internal static class FindingTable
{
    public static IReadOnlyList<IFindingKind> Kinds { get; } =
    [
        new Deadlock(),
        new SelfDeadlock(),
        new OrphanedLock(),
        new SyncOverAsync(),
        new ThreadPoolStarvation(),
        new LockConvoy(),
        new BlockedFinalizer(),
        new LongWait(),
    ];

    /// <summary>What is found in a snapshot, errors first, each id once.</summary>
    public static IReadOnlyList<Finding> Find(ProcessSnapshot snapshot)
    {
        var situation = new Situation(snapshot);
        var ids = new HashSet<string>();
        foreach (IFindingKind kind in Kinds)
        {
            foreach (Finding finding in kind.Find(situation).ToList()) situation.Add(finding with { Id = UniqueId(finding.Id, ids) });
        }

        return [.. Of(situation, Severity.Error), .. Of(situation, Severity.Warning), .. Of(situation, Severity.Info)];
    }

    private static IEnumerable<Finding> Of(Situation situation, Severity severity) => situation.Findings.Where(finding => finding.Severity == severity);

    private static string UniqueId(string id, HashSet<string> taken)
    {
        string unique = id;
        for (int number = 2; !taken.Add(unique); number++) unique = $"{id}-{number}";
        return unique;
    }
}
