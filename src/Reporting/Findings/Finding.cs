using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Findings;

/// <summary>One thing that explains why the process does not get on.</summary>
public sealed record Finding
{
    /// <summary>Unique in a report; the same situation has the same id in every capture of the program.</summary>
    public required string Id { get; init; }

    public required FindingKind Kind { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>Certain only if every edge that the finding rests on is.</summary>
    public required Certainty Certainty { get; init; }

    /// <summary>One sentence that names who waits, for what, where, and who holds it.</summary>
    public required string Summary { get; init; }

    /// <summary>What to change, in the words of the primitives involved.</summary>
    public required string Advice { get; init; }

    /// <summary>Each member once: what it waits for is held by the next, the last one's by the first. Empty where there is no cycle.</summary>
    public IReadOnlyList<WaitStep> Cycle { get; init; } = [];

    /// <summary>As <see cref="Cycle"/>, but it ends: at a timer, a socket, a running owner, something that nobody completes.</summary>
    public IReadOnlyList<WaitStep> Chain { get; init; } = [];

    /// <summary>Managed ids of the members.</summary>
    public IReadOnlyList<int> Threads { get; init; } = [];

    public IReadOnlyList<string> Flows { get; init; } = [];

    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>Who waits behind the members, directly or not; never a member.</summary>
    public BlockedParties BlockedBehind { get; init; } = BlockedParties.None;

    /// <summary>Whether the finding makes <c>--exit-code</c> end with 1.</summary>
    public bool IsBlocking => Severity == Severity.Error && Kind is
        FindingKind.Deadlock or FindingKind.SelfDeadlock or FindingKind.OrphanedLock or FindingKind.ThreadPoolStarvation
        or FindingKind.SyncOverAsync;
}
