using Hangdump.Harness;
using Hangdump.Harness.Contract;
using Hangdump.Harness.Reports;

namespace Hangdump.Runtime.Tests.Hook;

/// <summary>Programs that know nothing of us report themselves how they hang.</summary>
public sealed class HangTests
{
    private static readonly (string Scenario, string Kind)[] _hangs =
    [
        ("monitor-cycle", "deadlock"), ("two-deadlocks", "deadlock"), ("lock-cycle", "deadlock"), ("rwl-cycle", "deadlock"), ("mutex-cycle", "deadlock"), ("join-cycle", "deadlock"),
        ("semaphore-cycle", "deadlock"), ("static-constructor-against-lock", "deadlock"), ("lazy-against-lock", "deadlock"), ("task-wait-for-each-other", "deadlock"),
        ("semaphore-reentered", "selfDeadlock"), ("monitor-orphaned", "orphanedLock"), ("pool-starved", "threadPoolStarvation"), ("pool-starved-growing", "threadPoolStarvation"), ("sync-over-async", "syncOverAsync"),
    ];

    public static TheoryData<string, string, int> Cases
    {
        get
        {
            TheoryData<string, string, int> cases = [];
            foreach (TargetRuntime runtime in TargetRuntime.All)
            foreach ((string scenario, string kind) in _hangs)
                if (runtime.Major > 8 || scenario != "lock-cycle") cases.Add(scenario, kind, runtime.Major);
            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_hang_is_reported(string scenario, string kind, int major)
    {
        using WatchedTarget target = WatchedTarget.Start(scenario, TargetRuntime.All.Single(runtime => runtime.Major == major), ("HANGDUMP_THRESHOLD", "1s"));
        target.Until(() => target.Reports.Any(report => report.Findings(kind).Count > 0), $"no {kind} was reported");
        ToolReport first = target.Reports[0];
        Assert.Empty(ContractCheck.Problems(first.Json));
        Assert.Equal("self", first.File.Source.Kind);
        Assert.True(first.File.Source.Complete, first.Json);
        Assert.DoesNotContain(first.File.Resources, resource => resource.Name?.StartsWith("Hangdump.", StringComparison.Ordinal) == true);
        Assert.False(target.HasExited);
    }
}
