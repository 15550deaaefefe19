using HangTargets.Scenarios.Async;
using HangTargets.Scenarios.Cancellation;
using HangTargets.Scenarios.Channels;
using HangTargets.Scenarios.Collections;
using HangTargets.Scenarios.Events;
using HangTargets.Scenarios.Finalizers;
using HangTargets.Scenarios.Healthy;
using HangTargets.Scenarios.Initializers;
using HangTargets.Scenarios.InputOutput;
using HangTargets.Scenarios.LockWaits;
#if NET9_0_OR_GREATER
using HangTargets.Scenarios.Locks;
#endif
using HangTargets.Scenarios.Mixed;
using HangTargets.Scenarios.Monitors;
using HangTargets.Scenarios.Mutexes;
using HangTargets.Scenarios.Parallelism;
using HangTargets.Scenarios.Pool;
using HangTargets.Scenarios.Processes;
using HangTargets.Scenarios.RandomPrograms;
using HangTargets.Scenarios.ReaderWriterLocks;
using HangTargets.Scenarios.Semaphores;
using HangTargets.Scenarios.Survival;
using HangTargets.Scenarios.Tasks;
using HangTargets.Scenarios.Threads;
using HangTargets.Scenarios.Waits;

namespace HangTargets;

/// <summary>Every scenario under the name by which it is asked for.</summary>
internal static class Catalogue
{
    public static readonly Dictionary<string, Action> Scenarios = new(StringComparer.Ordinal)
    {
        ["monitor-cycle"] = MonitorCycle.Play,
        ["monitor-wait"] = MonitorWait.Play,
        ["monitor-recursion"] = MonitorRecursion.Play,
        ["monitor-generic-and-property"] = GenericAndPropertyLocks.Play,
        ["monitor-captured-locals"] = CapturedLocals.Play,
        ["monitor-nested-lockout"] = NestedMonitorLockOut.Play,
        ["monitor-orphaned"] = MonitorOrphaned.Play,
        ["monitor-orphaned-recycled"] = MonitorOrphanedRecycled.Play,
        ["monitor-convoy"] = MonitorConvoy.Play,
        ["monitor-convoy-computing"] = MonitorConvoyComputing.Play,
        ["monitor-timed-cycle"] = MonitorTimedCycle.Play,
#if NET9_0_OR_GREATER
        ["lock-cycle"] = LockCycle.Play,
        ["lock-recursion"] = LockRecursion.Play,
        ["lock-orphaned"] = LockOrphaned.Play,
#endif
        ["rwls-readers-block-writer"] = ReadersBlockWriter.Play,
        ["rwls-upgrade-against-reader"] = UpgradeAgainstReader.Play,
        ["rwls-reader-behind-writer"] = ReaderBehindWriter.Play,
        ["rwls-writer-never-leaves"] = WriterNeverLeaves.Play,
        ["rwls-orphaned"] = RwlsOrphaned.Play,
        ["rwl-cycle"] = OldLockCycle.Play,
        ["semaphore-reentered"] = SemaphoreReentered.Play,
        ["semaphore-cycle"] = SemaphoreCycle.Play,
        ["semaphore-as-signal"] = SemaphoreAsSignal.Play,
        ["semaphore-of-the-system"] = SystemSemaphore.Play,
        ["semaphore-async-reentered"] = AsyncLockReentered.Play,
        ["semaphore-thread-and-flow"] = ThreadHoldsWhatFlowWants.Play,
        ["mutex-cycle"] = MutexCycle.Play,
        ["named-mutex"] = NamedMutex.Play,
        ["named-mutex-of-another-process"] = NamedMutexOfAnotherProcess.Play,
        ["named-mutex-holder"] = NamedMutexOfAnotherProcess.Hold,
        ["events-never-signalled"] = NeverSignalled.Play,
        ["events-wait-for-several"] = WaitForSeveral.Play,
        ["event-under-lock"] = EventUnderLock.Play,
        ["task-result-under-lock"] = TaskResultUnderLock.Play,
        ["task-async-chain"] = AsyncChain.Play,
        ["task-wait-for-several"] = WaitForTasks.Play,
        ["task-wait-for-each-other"] = TasksWaitForEachOther.Play,
        ["task-waits-for-itself"] = TaskWaitsForItself.Play,
        ["join-under-lock"] = JoinUnderLock.Play,
        ["join-cycle"] = JoinCycle.Play,
        ["join-itself"] = JoinsItself.Play,
        ["sleeping"] = Sleeping.Play,
        ["static-constructor-waits-for-task"] = StaticConstructorWaitsForTask.Play,
        ["static-constructor-joins"] = StaticConstructorJoins.Play,
        ["static-constructor-against-lock"] = StaticConstructorAgainstLock.Play,
        ["lazy-against-lock"] = LazyAgainstLock.Play,
        ["blocking-collections"] = BlockingCollections.Play,
        ["full-pipes"] = FullPipes.Play,
        ["lost-wake-up"] = LostWakeUp.Play,
        ["channel-ends"] = ChannelEnds.Play,
        ["parallel-memoised"] = MemoisedParallelFor.Play,
        ["parallel-under-lock"] = ParallelUnderLock.Play,
        ["plinq-under-lock"] = PlinqUnderLock.Play,
        ["pool-starved"] = BoundedStarvation.Play,
        ["pool-starved-growing"] = GrowingStarvation.Play,
        ["pool-blocked-on-lock"] = PoolBlockedOnLock.Play,
        ["every-await"] = EveryAwait.Play,
        ["sync-over-async"] = SyncOverAsync.Play,
        ["flows-wait-for-each-other"] = FlowsWaitForEachOther.Play,
        ["thread-and-flow-cycle"] = ThreadAndFlowCycle.Play,
        ["finalizer-blocked"] = BlockedFinalizer.Play,
        ["cancellation-registration"] = RegistrationDisposeUnderLock.Play,
        ["timer-dispose"] = TimerDisposeUnderLock.Play,
        ["process-waits-for-child"] = WaitForChild.Play,
        ["process-output-kept-open"] = OutputKeptOpen.Play,
        ["process-exit-handler"] = ExitAgainstHandler.Play,
        ["blocked-reads"] = BlockedReads.Play,
        ["console-pipe-full"] = ConsolePipeFull.Play,
        ["five-kinds"] = FiveKinds.Play,
        ["two-deadlocks"] = TwoDeadlocks.Play,
        ["behind-the-behind"] = BehindTheBehind.Play,
        ["every-wait"] = EveryWait.Play,
        ["every-lock"] = EveryLock.Play,
        ["lock-crowd"] = LockCrowd.Play,
        ["random"] = RandomProgram.Play,
        ["healthy-contention"] = Contention.Play,
        ["healthy-idle-pool"] = IdlePool.Play,
        ["healthy-timed-waits"] = TimedWaits.Play,
        ["healthy-busy-loop"] = BusyLoop.Play,
        ["healthy-parallel-work"] = ParallelWork.Play,
        ["healthy-waits-under-lock"] = WaitsUnderLockForWhatComes.Play,
        ["healthy-work"] = Work.Play,
        ["chaos"] = Chaos.Play,
        ["large-heap"] = LargeHeap.Play,
        ["many-threads"] = ManyThreads.Play,
        ["deep-stack"] = DeepStack.Play,
        ["unstoppable-thread"] = UnstoppableThread.Play,
        ["non-dumpable"] = NonDumpable.Play,
    };
}
