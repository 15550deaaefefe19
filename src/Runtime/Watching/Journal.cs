using System.Diagnostics;
using Hangdump.Reporting.Findings;
using Hangdump.Reporting.Report;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Runtime.Watching;

/// <summary>
/// What has been reported, so that each finding is reported once, and corrected when it has resolved itself. What is only possible must
/// be seen twice, and a lock that is waited for, with the same holder: one that changes hands is busy, not stuck. Not thread-safe.
/// </summary>
internal sealed class Journal
{
    /// <summary>How long what must be seen twice must last.</summary>
    public static readonly TimeSpan Confirmation = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, Entry> _active = [];
    private readonly Dictionary<string, long> _unconfirmed = [];

    /// <summary>What has been reported and not resolved itself.</summary>
    public IEnumerable<Finding> Active => _active.Values.Select(entry => entry.Finding);

    /// <summary>Whether something waits to be seen again.</summary>
    public bool HasUnconfirmed => _unconfirmed.Count > 0;

    /// <summary>Takes a report of what is so now.</summary>
    /// <param name="report">A whole one: what it does not find is not there any more.</param>
    /// <param name="isStuck">Whether a thread, by its managed id, has waited for a lock for too long.</param>
    /// <param name="isStarved">Whether work waits in the thread pool for too long.</param>
    public Verdict Judge(ProcessReport report, Func<int, bool> isStuck, bool isStarved)
    {
        long now = Stopwatch.GetTimestamp();
        List<Finding> found = [.. report.Findings.Where(finding => IsWorthReporting(finding, report, isStuck, isStarved))];
        HashSet<string> ids = [.. report.Findings.Select(finding => finding.Id)];
        HashSet<string> seen = [];
        List<Finding> fresh = [];
        foreach (Finding finding in found)
        {
            if (_active.ContainsKey(finding.Id)) continue;
            string key = KeyOf(finding, report);
            if (MustBeSeenTwice(finding) && !HasLasted(key, now)) seen.Add(key);
            else fresh.Add(finding);
        }

        foreach (Finding finding in fresh) _active[finding.Id] = new Entry(finding, now);
        foreach (string gone in _unconfirmed.Keys.Except(seen).ToList()) _unconfirmed.Remove(gone);
        List<HangResolution> resolved = [];
        // A part of what could be read proves no absence.
        if (report.Source is { Complete: true, Method: ReadMethod.Ptrace })
        {
            foreach ((string id, Entry entry) in _active.Where(pair => !ids.Contains(pair.Key)).ToList())
            {
                _active.Remove(id);
                resolved.Add(new HangResolution(entry.Finding, Stopwatch.GetElapsedTime(entry.Since, now)));
            }
        }

        return new Verdict(fresh, resolved);
    }

    private bool HasLasted(string key, long now)
    {
        if (!_unconfirmed.TryGetValue(key, out long since)) _unconfirmed[key] = since = now;
        return Stopwatch.GetElapsedTime(since, now) >= Confirmation * 0.9;
    }

    private static bool MustBeSeenTwice(Finding finding) => finding.Certainty == Certainty.Possible || finding.Kind is FindingKind.LockConvoy or FindingKind.LongWait;

    /// <summary>What must be the same when it is seen again.</summary>
    private static string KeyOf(Finding finding, ProcessReport report)
    {
        IEnumerable<Owner> holders = report.Resources.Where(resource => finding.Resources.Contains(resource.Id)).SelectMany(resource => resource.Owners);
        return $"{finding.Id} {string.Join(' ', holders.Select(holder => holder.Party))}";
    }

    private static bool IsWorthReporting(Finding finding, ProcessReport report, Func<int, bool> isStuck, bool isStarved) => finding.Kind switch
    {
        _ when finding.Severity == Severity.Error => true,
        FindingKind.ThreadPoolStarvation or FindingKind.SyncOverAsync => isStarved,
        FindingKind.OrphanedLock => true,
        // Locks are made to be waited for: only for too long is one stuck.
        FindingKind.LockConvoy or FindingKind.LongWait => WaitingThreads(finding, report).Any(isStuck),
        _ => false,
    };

    private static IEnumerable<int> WaitingThreads(Finding finding, ProcessReport report) =>
        finding.Threads.Concat(finding.BlockedBehind.Threads).Concat(report.Resources.Where(resource => finding.Resources.Contains(resource.Id)).SelectMany(resource => resource.Waiters).Select(waiter => waiter.Thread).OfType<int>());

    private sealed record Entry(Finding Finding, long Since);
}

/// <summary>What a report changes.</summary>
internal sealed record Verdict(IReadOnlyList<Finding> Fresh, IReadOnlyList<HangResolution> Resolved);
