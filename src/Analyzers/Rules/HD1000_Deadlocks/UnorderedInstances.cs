using Hangdump.Analyzers.Code;
using Hangdump.Analyzers.Locks;
using Hangdump.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace Hangdump.Analyzers.Rules.Deadlocks;

/// <summary>
/// HD1002: two objects of one class are locked within each other, and their order is whatever the caller says: two callers that name
/// them the other way round wait for each other. A body that compares the two, or makes one a part of the other, decides their order, and so does a caller that does,
/// or that always gives what is in one field as the first and what is in another as the second. Callers outside the compilation are taken to do as those in it.
/// </summary>
internal sealed class UnorderedInstances : IRule
{
    private const int MostCallers = 3;

    private static readonly DiagnosticDescriptor _unordered = Rules.Descriptors.Deadlock(
        "HD1002",
        "Two objects of one class are locked in no order",
        "Two threads that lock the same two objects in different order can each hold what the other waits for. Lock them in the order of a key that belongs to them, or under one lock for both.");

    public IReadOnlyList<DiagnosticDescriptor> Descriptors { get; } = [_unordered];

    public IEnumerable<Finding> Find(Situation situation)
    {
        HashSet<Site> seen = [];
        foreach (Encounter encounter in situation.Encounters.OrderBy(encounter => encounter.Effect.Hops))
        {
            Effect effect = encounter.Effect;
            if (effect.Ambiguity > 0 || effect.Lock.Mode == LockMode.Read) continue;
            foreach (Hold hold in effect.Held)
            {
                Place held = hold.Lock.Place, wanted = effect.Lock.Place;
                if (hold.Lock.Kind != effect.Lock.Kind || !IsPair(held, wanted) || situation.Index.Relations.IsShared(held.Key!) || !IsUnordered(effect.Body, held, wanted, situation, 0)) continue;
                Site site = Site.Of(situation.Index, effect);
                if (!seen.Add(site)) continue;
                Site since = Site.Of(situation.Index, effect.Body, hold.Since);
                string name = Chains.Name(effect.Lock);
                string way = effect.Cause is null ? "" : $" ({Chains.Text(effect, situation.Index)})";
                yield return new Finding(
                    _unordered,
                    site,
                    $"'{name}' of one object is acquired{way} while {effect.Body.Name} holds that of another ({since.Text}), and nothing orders the two: a call with both exchanged takes them in the opposite order",
                    [since, .. Chains.Sites(effect, situation.Index).Skip(1)],
                    $"HD1002 {name} {effect.Body.Id}") { IsSuspected = effect.IsUncertain };
            }
        }
    }

    /// <summary>The same lock of two objects that a caller can exchange.</summary>
    private static bool IsPair(Place held, Place wanted) =>
        held.Root is RootKind.This or RootKind.Parameter && wanted.Root is RootKind.This or RootKind.Parameter
        && held.Name != wanted.Name && held.Key is { } key && key == wanted.Key && held.Fields.SequenceEqual(wanted.Fields);

    private static bool IsUnordered(Body body, Place held, Place wanted, Situation situation, int depth)
    {
        if (body.Orders.Contains((held.Name, wanted.Name)) || body.Orders.Contains((wanted.Name, held.Name))) return false;
        if (situation.Initialisers.Include(body) && (held.Root == RootKind.This || wanted.Root == RootKind.This)) return false;
        IReadOnlyList<CallSite> callers = [.. situation.Calls.PossibleCallersOf(body)];
        if (callers.Count == 0) return true;
        if (depth == MostCallers) return false;
        bool areKnown = situation.Index.HasKnownCallers(body);
        HashSet<(string, string)> roles = [];
        foreach (CallSite site in callers)
        {
            if (site.Step.Call is not { } call) continue;
            Place? first = Substitution.ToCaller(held, call, site.Caller, body, situation.Index);
            Place? second = Substitution.ToCaller(wanted, call, site.Caller, body, situation.Index);
            // One that is new is in nobody else's order; two of them, as an example has them, say nothing of other callers.
            if ((first is null) != (second is null)) continue;
            if (first is null || second is null)
            {
                if (!areKnown) return true;
            }
            else if (IsPair(first, second))
            {
                if (IsUnordered(site.Caller, first, second, situation, depth + 1)) return true;
            }
            else if (Role(first, held) is { } one && Role(second, wanted) is { } other && one != other)
            {
                if (roles.Contains((other, one))) return true;
                roles.Add((one, other));
            }
            else if (!areKnown)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The field in which a caller keeps the object; null where it is in none.</summary>
    private static string? Role(Place atCaller, Place atCallee)
    {
        int above = atCaller.Fields.Count - atCallee.Fields.Count;
        return above > 0 && atCaller.Root != RootKind.Unknown ? string.Join("/", atCaller.Fields.Take(above)) : null;
    }
}
