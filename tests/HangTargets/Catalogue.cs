#if NET9_0_OR_GREATER
using HangTargets.Scenarios.Locks;
#endif
using HangTargets.Scenarios.Monitors;
using HangTargets.Scenarios.ReaderWriterLocks;
using HangTargets.Scenarios.Semaphores;
using HangTargets.Scenarios.Tasks;
using HangTargets.Scenarios.Threads;

namespace HangTargets;

/// <summary>Every scenario under the name by which it is asked for.</summary>
internal static class Catalogue
{
    public static readonly Dictionary<string, Action> Scenarios = new(StringComparer.Ordinal)
    {
        ["monitor-cycle"] = MonitorCycle.Play,
        ["monitor-wait"] = MonitorWait.Play,
#if NET9_0_OR_GREATER
        ["lock-cycle"] = LockCycle.Play,
#endif
        ["rwls-readers-block-writer"] = ReadersBlockWriter.Play,
        ["semaphore-reentered"] = SemaphoreReentered.Play,
        ["task-result-under-lock"] = TaskResultUnderLock.Play,
        ["join-under-lock"] = JoinUnderLock.Play,
    };
}
