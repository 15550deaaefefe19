using Hangdump.Reporting.Findings;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Rendering.Text.Sections;

/// <summary>What the kinds of findings are called.</summary>
internal static class FindingTitles
{
    public static string Of(FindingKind kind) => kind switch
    {
        FindingKind.Deadlock => "deadlock",
        FindingKind.SelfDeadlock => "self-deadlock",
        FindingKind.OrphanedLock => "orphaned lock",
        FindingKind.ThreadPoolStarvation => "thread pool starvation",
        FindingKind.SyncOverAsync => "sync over async",
        FindingKind.LockConvoy => "lock convoy",
        FindingKind.BlockedFinalizer => "blocked finalizer",
        FindingKind.LongWait => "long wait",
        _ => kind.ToString(),
    };

    /// <summary>As in <c>1 deadlock</c>, <c>2 possible deadlocks</c>; what cannot be counted stands alone.</summary>
    public static string Count(FindingKind kind, Certainty certainty, int count)
    {
        var name = certainty == Certainty.Possible ? $"possible {Of(kind)}" : Of(kind);
        return kind is FindingKind.ThreadPoolStarvation or FindingKind.SyncOverAsync ? name : Numbers.Count(count, name);
    }
}
