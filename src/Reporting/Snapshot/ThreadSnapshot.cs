namespace Hangdump.Reporting.Snapshot;

/// <summary>One managed thread.</summary>
public sealed record ThreadSnapshot : SnapshotItem
{
    /// <summary>The managed thread id.</summary>
    public required int Id { get; init; }

    /// <summary>The kernel's thread id as the observer sees it; null for a thread that has ended.</summary>
    public int? OsId { get; init; }

    /// <summary>The name that the program gave it; null when it gave none.</summary>
    public string? Name { get; init; }

    public required ThreadKind Kind { get; init; }

    public required ThreadState State { get; init; }

    /// <summary>What it waits for; null when it runs.</summary>
    public Wait? WaitsFor { get; init; }

    /// <summary>True for a thread that is made to wait and has nothing to do: an idle worker, the timer thread, a host's main.</summary>
    public bool IsIdle { get; init; }

    /// <summary>Top frame first.</summary>
    public IReadOnlyList<Frame> Frames { get; init; } = [];

    /// <summary>How many frames below the last of <see cref="Frames"/> were left out.</summary>
    public int FramesOmitted { get; init; }
}

public enum ThreadKind { Main, User, ThreadPool, Finalizer, Other }

/// <summary>Waiting is in a primitive, sleeping in Sleep, running everything else (input and output included).</summary>
public enum ThreadState { Running, Waiting, Sleeping, Dead }
