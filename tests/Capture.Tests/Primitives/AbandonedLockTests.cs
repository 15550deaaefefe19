using Hangdump.Harness;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Capture.Tests.Primitives;

/// <summary>Locks whose owners have ended, and innocent threads that bear their ids now.</summary>
public sealed class AbandonedLockTests
{
    public static TheoryData<string, int, CodeKind> Orphans
    {
        get
        {
            var orphans = new TheoryData<string, int, CodeKind>();
            foreach (TargetRuntime runtime in TargetRuntime.All)
            {
                foreach (CodeKind code in (CodeKind[])[CodeKind.Debug, CodeKind.FullyOptimised])
                {
                    orphans.Add("monitor-orphaned", runtime.Major, code);
                    orphans.Add("rwls-orphaned", runtime.Major, code);
                    if (runtime.Major >= 9) orphans.Add("lock-orphaned", runtime.Major, code);
                }
            }

            return orphans;
        }
    }

    [Theory, MemberData(nameof(Orphans))]
    public void A_lock_whose_owner_has_ended_is_abandoned(string scenario, int runtime, CodeKind code)
    {
        CapturedTarget target = CapturedTarget.Of(scenario, TargetRuntime.OfMajor(runtime), code);
        Resource[] wanted = [.. target.Snapshot.Resources.Where(resource =>
            resource.Kind is ResourceKind.Monitor or ResourceKind.Lock or ResourceKind.ReaderWriterLock
            && target.Snapshot.Threads.Any(thread => thread.WaitsFor?.Resources.Contains(resource.Id) == true))];
        Resource abandoned = Assert.Single(wanted);
        Assert.True(abandoned.IsAbandoned);
        Assert.All(abandoned.Owners, owner => Assert.True(IsGone(owner.Party), owner.ToString()));

        bool IsGone(Party party) =>
            party.OsThread is not null || target.Snapshot.Threads.Any(thread => thread.Id == party.Thread && thread.State == Hangdump.Reporting.Snapshot.ThreadState.Dead);
    }

    [Theory, MemberData(nameof(EveryWaitTests.Targets), MemberType = typeof(EveryWaitTests))]
    public void An_innocent_thread_with_the_ended_owners_id_is_not_named(int runtime, CodeKind code)
    {
        CapturedTarget target = CapturedTarget.Of("monitor-orphaned-recycled", TargetRuntime.OfMajor(runtime), code);
        Resource wanted = Assert.Single(target.Waited("reader"));
        Assert.DoesNotContain(wanted.Owners, owner => owner.Party.Thread == target.Thread("innocent").Id);
    }
}
