using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.EndToEnd.Truths;

/// <summary>The truths about every scenario, by area.</summary>
internal static class AllTruths
{
    private static readonly Func<TargetRuntime, IEnumerable<Truth>>[] _areas =
    [
        MonitorTruths.On, LockTruths.On, ReaderWriterLockTruths.On, SemaphoreTruths.On, MutexTruths.On, EventTruths.On, TaskTruths.On,
        ThreadTruths.On, InitializerTruths.On, CollectionTruths.On, ParallelismTruths.On, PoolTruths.On, AsyncTruths.On, RuntimeTruths.On,
        OutsideTruths.On, MixedTruths.On, HealthyTruths.On,
    ];

    public static IReadOnlyList<Truth> On(TargetRuntime runtime) => [.. _areas.SelectMany(area => area(runtime))];
}
