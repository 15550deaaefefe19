using Hangdump.Analyzers.Code;
using Hangdump.Analyzers.Locks;

namespace Hangdump.Analyzers.Summaries;

/// <summary>One acquisition or call in a body, with what is held there.</summary>
/// <param name="Acquired">What it acquires; null for a call.</param>
/// <param name="Call">What it calls; null for an acquisition.</param>
/// <param name="Held">In the order in which it was taken.</param>
/// <param name="IsAfterAwait">Whether the method may have gone on on another thread before.</param>
internal sealed record Step(Acquire? Acquired, Call? Call, IReadOnlyList<Hold> Held, bool IsAfterAwait)
{
    /// <summary>Bodies that the call may run; empty where they are too many to say.</summary>
    public IReadOnlyList<Body> Targets { get; init; } = [];

    /// <summary>What must have been given to the body for it to get there.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>Locks of the caller that the body has given back before.</summary>
    public IReadOnlyList<LockUse> GivenBack { get; init; } = [];

    /// <summary>How many conditions must come true for the body to get there.</summary>
    public int Uncertainty { get; init; }

    public Position Position => Acquired?.Position ?? Call!.Position;
}

/// <summary>A lock that is held.</summary>
/// <param name="Since">Where it was taken, as seen in the body that holds it.</param>
internal readonly record struct Hold(LockUse Lock, Position Since);
