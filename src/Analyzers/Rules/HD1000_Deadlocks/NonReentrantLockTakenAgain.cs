using Hangdump.Analyzers.Locks;
using Hangdump.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace Hangdump.Analyzers.Rules.Deadlocks;

/// <summary>HD1003 and HD1004: who holds a lock waits for it for ever, because it cannot be taken twice, or not in that mode.</summary>
internal sealed class NonReentrantLockTakenAgain : IRule
{
    /// <summary>One for a wrapper of the lock itself, one for what calls that.</summary>
    private const int SharedHops = 2;

    private static readonly DiagnosticDescriptor _again = Rules.Descriptors.Deadlock(
        "HD1003",
        "A lock that is not re-entrant is taken again by its holder",
        "SemaphoreSlim, SpinLock, async locks and ReaderWriterLockSlim without recursion do not know their holder: taking one again waits for oneself, or throws.");

    private static readonly DiagnosticDescriptor _upgrade = Rules.Descriptors.Deadlock(
        "HD1004",
        "A read lock is upgraded to a write lock",
        "A writer waits until all readers have left, its own thread included, and two threads that upgrade wait for each other. Use an upgradeable read lock, or leave the read lock first and check again.");

    public IReadOnlyList<DiagnosticDescriptor> Descriptors { get; } = [_again, _upgrade];

    public IEnumerable<Finding> Find(Situation situation)
    {
        HashSet<(Site, DiagnosticDescriptor)> seen = [], ways = [];
        foreach (Encounter encounter in situation.Encounters.OrderBy(encounter => encounter.Effect.IsUncertain).ThenBy(encounter => encounter.Effect.Hops))
        {
            Effect effect = encounter.Effect;
            if (effect.Ambiguity > 1) continue;
            foreach (Hold hold in effect.Held)
            {
                if (hold.Lock.Place.Root == RootKind.Unknown || !hold.Lock.Place.Equals(effect.Lock.Place) || hold.Lock.Place.Fields.Contains(Parts.Element)) continue;
                if (RuleFor(hold.Lock, effect.Lock, situation.Index) is not { } rule) continue;
                // The place nearest to the acquisition tells most; its callers hold the same lock.
                Site site = Site.Of(situation.Index, effect);
                if (!seen.Add((site, rule)) || (Shared(effect) is { } shared && !ways.Add((Site.Of(situation.Index, shared), rule)))) continue;
                Site since = Site.Of(situation.Index, effect.Body, hold.Since);
                string name = Chains.Name(effect.Lock);
                string way = effect.Cause is null ? "" : $" ({Chains.Text(effect, situation.Index)})";
                string message = rule == _upgrade
                    ? $"the write lock of '{name}' is acquired{way} while {effect.Body.Name} holds its read lock ({since.Text}): it waits for its own reader"
                    : $"'{name}' is acquired again{way} while {effect.Body.Name} holds it ({since.Text}), and it is not re-entrant";
                yield return new Finding(rule, site, message, [since, .. Chains.Sites(effect, situation.Index).Skip(1)], $"{rule.Id} {name} {effect.Body.Id}") { IsSuspected = effect.IsUncertain };
            }
        }
    }

    /// <summary>The call through which other holders may come to the same acquisition as well: one defect, however many of them there are.</summary>
    private static Effect? Shared(Effect effect) => effect.Hops > SharedHops ? effect.Chain.First(step => step.Hops == SharedHops) : null;

    private static DiagnosticDescriptor? RuleFor(LockUse held, LockUse wanted, CodeIndex index)
    {
        if (held.Kind != wanted.Kind) return null;
        switch (held.Kind)
        {
            case LockKind.SpinLock or LockKind.AsyncLock: return held.Mode == LockMode.Read && wanted.Mode == LockMode.Read ? null : _again;
            case LockKind.Semaphore: return index.FactsOf(held.Place.Key) is { Slots: 1 } ? _again : null;
            case LockKind.ReaderWriterLock: return held.Mode == LockMode.Read && wanted.Mode == LockMode.Exclusive ? _upgrade : null;
            case LockKind.ReaderWriterLockSlim:
                if (held.Mode == LockMode.Read && wanted.Mode != LockMode.Read) return _upgrade;
                if (held.Mode == LockMode.Upgradeable && wanted.Mode != LockMode.Upgradeable) return null;
                return index.FactsOf(held.Place.Key) is { IsRecursive: false } ? _again : null;
            default: return null;
        }
    }
}
