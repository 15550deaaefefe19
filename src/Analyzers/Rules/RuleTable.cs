using Hangdump.Analyzers.Rules.Deadlocks;

namespace Hangdump.Analyzers.Rules;

internal static class RuleTable
{
    public static IReadOnlyList<IRule> All { get; } =
    [
        new InconsistentLockOrder(),
        new UnorderedInstances(),
        new NonReentrantLockTakenAgain(),
    ];
}
