using Hangdump.Analyzers.Locks;

namespace Hangdump.Analyzers.Code;

/// <summary>What a body does, as far as locks are concerned. Symbol-free and immutable.</summary>
internal abstract record Node;

internal sealed record Sequence(IReadOnlyList<Node> Steps) : Node
{
    public static readonly Sequence Empty = new([]);
}

/// <summary>Takes a lock.</summary>
/// <param name="IsPatient">False where it gives up when it does not get the lock at once or in a while: it holds nobody up.</param>
internal sealed record Acquire(LockUse Lock, Position Position, bool IsPatient) : Node
{
    /// <summary>Whether a task waits for the lock, so that nobody stands still who does not wait for the task.</summary>
    public bool IsTask { get; init; }
}

internal sealed record Release(LockUse Lock) : Node;

/// <summary>Says that a lock is held here, as <c>Debug.Assert(Monitor.IsEntered(gate))</c> does.</summary>
/// <param name="IsAlways">Whether the whole body relies on it, and not just one of its ways.</param>
internal sealed record AssertHeld(LockUse Lock, bool IsAlways) : Node;

/// <summary>One of several ways; an empty sequence is one too.</summary>
internal sealed record Choice(IReadOnlyList<Node> Ways) : Node
{
    /// <summary>What parameters must be for the first way and for the second; empty where they decide nothing.</summary>
    public (IReadOnlyList<Condition> First, IReadOnlyList<Condition> Second) Needs { get; init; } = ([], []);

    /// <summary>How many conditions must come true for the first way, and for each other; none for a usual one, as behind <c>?.</c>.</summary>
    public (int First, int Other) Conditions { get; init; } = (1, 1);
}

/// <summary>Any number of times.</summary>
internal sealed record Loop(Node Body) : Node;

/// <summary>A try statement.</summary>
internal sealed record Guarded(Node Body, IReadOnlyList<Node> Handlers, Node Finally) : Node;

/// <summary>What is acquired by the first is given back after the second, as by <c>using</c>.</summary>
internal sealed record Scope(Node Acquisition, Node Body, Call? Disposal) : Node;

/// <summary>A loop over what an iterator yields, which holds what it holds where it yields.</summary>
internal sealed record Enumeration(Call Iterator, Node Body) : Node;

/// <summary>Leaves the statements around it.</summary>
internal sealed record Jump(JumpKind Kind) : Node;

internal enum JumpKind
{
    Return,
    Throw,

    /// <summary>Break, continue or goto.</summary>
    Within,
}

/// <summary>An iterator hands out an element.</summary>
internal sealed record Yield : Node;

/// <summary>The method may go on later, on another thread.</summary>
internal sealed record Await : Node;
