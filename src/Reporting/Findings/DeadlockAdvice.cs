using Hangdump.Reporting.Findings.Wording;
using Hangdump.Reporting.Graph;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Findings;

/// <summary>What to change about a deadlock; the rule that fits its most particular step.</summary>
internal static class DeadlockAdvice
{
    /// <summary>The particular before the general: the first that has something to say is taken.</summary>
    private static readonly Func<Cycle, Phrases, string?>[] _rules =
        [Initializer, LockedOutPulse, CancelledUnderLock, Exit, UnderLock, Upgrade, WaitingWriter, SameClass, Order];

    public static string For(Cycle cycle, Phrases words)
    {
        foreach (Func<Cycle, Phrases, string?> rule in _rules)
        {
            if (rule(cycle, words) is { } advice) return advice;
        }

        return cycle.Edges.Any(edge => edge.From.Wait!.Operation is Operation.Add or Operation.Write)
            ? "Bounded queues in a ring stand still once all are full: let one of them be unbounded, drop or spill what has no room, or have the stage that feeds back "
                + "not wait for room (TryAdd, TryWrite)."
            : "Break the ring: these wait for each other's end, not for a lock. Await instead of blocking, and let one of them finish without the next (HD1005, HD1009).";
    }

    private static string? Initializer(Cycle cycle, Phrases words)
    {
        if (First(cycle, ResourceKind.TypeInitializer, ResourceKind.Lazy) is not { } edge) return null;
        return edge.Resource!.Kind == ResourceKind.Lazy
            ? $"The factory of {words.Of(edge.Resource)} must not wait for other threads or take locks: everybody who reads Value waits for it. "
                + "Compute what it needs before, or use LazyThreadSafetyMode.PublicationOnly (HD1008)."
            : $"{Sentence.Capitalized(words.Of(edge.Resource))} must not wait for other threads or tasks or take locks: everybody who touches the type waits "
                + "for it. Move that work to a method that is called explicitly (HD1008).";
    }

    private static string? LockedOutPulse(Cycle cycle, Phrases words)
    {
        if (cycle.Edges.FirstOrDefault(edge => edge is { Kind: DependencyKind.Signal, Resource.Kind: ResourceKind.Monitor }) is not { } pulse) return null;
        WaitEdge before = Before(cycle, pulse);
        return $"Monitor.Wait gives back {words.NameOf(pulse.Resource!)} only, not {words.NameOf(before.Resource!)}, which {words.Of(before.From)} needs before it "
            + "can pulse. Do not call Monitor.Wait while an outer lock is held: leave the outer lock first, or guard both with one lock (HD1005, HD3006).";
    }

    private static string? CancelledUnderLock(Cycle cycle, Phrases words) =>
        First(cycle, ResourceKind.CancellationCallback) is not { } edge ? null
        : $"Dispose of a cancellation registration waits for its running callback, and that needs {words.NameOf(Before(cycle, edge).Resource!)}. "
            + "Dispose it after the lock is left, or use Unregister, which does not wait (HD1006).";

    private static string? Exit(Cycle cycle, Phrases words) =>
        cycle.Edges.FirstOrDefault(edge => edge.From.Wait!.Operation == Operation.Exit) is not { } edge ? null
        : $"Environment.Exit waits for the exit handlers, and those need {words.NameOf(Before(cycle, edge).Resource!)}. Leave the lock before Exit is called, "
            + "or have ProcessExit handlers take no locks (HD1005).";

    /// <summary>A lock is held over a wait for work that needs the lock.</summary>
    private static string? UnderLock(Cycle cycle, Phrases words)
    {
        if (cycle.Edges.FirstOrDefault(edge => !edge.Resource!.Kind.IsLock() && Before(cycle, edge).Resource!.Kind.IsLock()) is not { } edge) return null;
        string held = words.NameOf(Before(cycle, edge).Resource!);
        string place = Phrases.In(edge.From);
        return edge.Resource!.Kind switch
        {
            ResourceKind.Task when edge.From.Flow is not null =>
                $"The task that is awaited{place} needs {held}, which the awaiting method keeps: give it back before the await, or pass what the task needs (HD1005).",
            ResourceKind.Task =>
                $"Do not block on a task (Result, Wait){place} while {held} is held: the task needs it. Await the task and take {held} afterwards; "
                + "a constructor or lock body that needs the value gets it from a factory method that awaits first (HD1005).",
            ResourceKind.Thread =>
                $"Do not join a thread{place} while {held} is held: that thread needs it to end. Leave {held} before Join (HD1005).",
            ResourceKind.Process => $"Do not wait for the process{place} while {held} is held (HD1005).",
            _ => $"Do not wait{place} while {held} is held: whoever is to signal {words.NameOf(edge.Resource)} needs it. Leave {held} before the wait (HD1005).",
        };
    }

    private static string? Upgrade(Cycle cycle, Phrases words) =>
        cycle.Edges.FirstOrDefault(edge => edge.From.Wait!.Operation == Operation.Upgrade) is not { } edge ? null
        : $"The upgrade of {words.NameOf(edge.Resource!)} waits until every reader has left, and one of them waits behind the upgrading thread. Take no other lock "
            + $"under the read lock, or decide before entering and take the write lock at once (HD1004; {OrderOf(cycle, words)}).";

    private static string? WaitingWriter(Cycle cycle, Phrases words) =>
        cycle.Edges.FirstOrDefault(edge => edge.Kind == DependencyKind.HeldOff) is not { } edge ? null
        : $"A waiting writer keeps new readers out of {words.NameOf(edge.Resource!)}, so a reader that waits for another reader hangs. Do not wait for others "
            + $"while the read lock is held ({OrderOf(cycle, words)}; HD1001).";

    private static string? SameClass(Cycle cycle, Phrases words)
    {
        string? name = cycle.Edges[0].Resource!.Name;
        if (name is null || cycle.Edges.Any(edge => edge.Resource!.Name != name || edge.Resource.Kind == ResourceKind.Semaphore)) return null;
        return $"Instances of one lock class, {name}, are nested in no fixed order. Order them by a key of the objects (an id) before locking, or take one "
            + "outer lock for the pair (HD1002).";
    }

    private static string? Order(Cycle cycle, Phrases words) =>
        !cycle.Edges.All(edge => edge.Resource!.Kind.IsLock()) ? null
        : $"Take these locks in one order everywhere: {OrderOf(cycle, words)}. Or do not call into foreign code (callbacks, events, libraries) while a lock is "
        + "held, so that the second one is taken after the first is left (HD1001).";

    /// <summary><c>Bank.Pay() takes A before B, Bank.Refund() takes B before A</c>.</summary>
    private static string OrderOf(Cycle cycle, Phrases words) => Sentence.List([.. cycle.Edges.Take(4).Select(edge =>
        $"{Places.Of(edge.From)?.Method ?? words.Of(edge.From)} takes {words.NameOf(Before(cycle, edge).Resource!)} before {words.NameOf(edge.Resource!)}")]);

    private static WaitEdge? First(Cycle cycle, params ResourceKind[] kinds) =>
        cycle.Edges.FirstOrDefault(edge => kinds.Contains(edge.Resource!.Kind));

    /// <summary>The edge that leads to the one who waits here: its resource is what that one holds.</summary>
    private static WaitEdge Before(Cycle cycle, WaitEdge edge)
    {
        WaitEdge before = cycle.Edges[^1];
        foreach (WaitEdge one in cycle.Edges)
        {
            if (one == edge) return before;
            before = one;
        }

        return before;
    }
}
