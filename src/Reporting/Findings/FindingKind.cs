namespace Hangdump.Reporting.Findings;

/// <summary>What kind of finding; in order of severity, which is the order of a report.</summary>
public enum FindingKind
{
    Deadlock, SelfDeadlock, OrphanedLock, ThreadPoolStarvation, SyncOverAsync, LockConvoy, BlockedFinalizer, LongWait,
}
