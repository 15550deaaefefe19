namespace Hangdump.Reporting.Snapshot;

/// <summary>What a thread or flow waits for.</summary>
public sealed record Wait
{
    public required Operation Operation { get; init; }

    /// <summary>
    /// Ids of <see cref="Resource"/>s: one, or several for WaitAny, WaitAll and Task.WaitAll; none for <see cref="Operation.Sleep"/>
    /// and <see cref="Operation.Io"/>.
    /// </summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>For a wait on several things: true when all are needed, false when one is enough. Null for a wait on one thing.</summary>
    public bool? All { get; init; }

    /// <summary>The whole timeout as given, in milliseconds; -1 without a limit; null where it could not be read.</summary>
    public int? TimeoutMilliseconds { get; init; }

    /// <summary>True when the wait ends at a time limit, also where the length of the limit could not be read.</summary>
    public bool IsLimited { get; init; }

    /// <summary>Whether the wait ends by itself. A waiter that has been pulsed re-enters without limit, whatever its timeout was.</summary>
    public bool EndsByItself => !Pulsed && (IsLimited || TimeoutMilliseconds >= 0);

    public Certainty Certainty { get; init; } = Certainty.Certain;

    /// <summary>
    /// True for a waiter of Monitor.Wait that has been pulsed and now re-enters: only then its wait leads to the monitor's owner.
    /// </summary>
    public bool Pulsed { get; init; }

    /// <summary>For input and output, what is being done in words: <c>reads from a pipe</c>, <c>accepts on TCP port 5000</c>.</summary>
    public string? Detail { get; init; }
}

/// <summary>What is being done to the resource waited for.</summary>
public enum Operation { Enter, Wait, Read, Write, Upgrade, Join, Result, Signal, Take, Add, Sleep, Io, Exit }

/// <summary>Certain is said only where the runtime records the fact; everything inferred is possible.</summary>
public enum Certainty { Certain, Possible }
