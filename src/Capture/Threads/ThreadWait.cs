using Hangdump.Capture.Primitives;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Capture.Threads;

/// <summary>What a thread waits for, before its resources have ids; see <see cref="Wait"/> for the meaning of each part.</summary>
internal sealed record ThreadWait(Operation Operation, params IReadOnlyList<ResourceEntry> Resources)
{
    public bool? All { get; init; }

    public int? TimeoutMilliseconds { get; init; }

    public bool IsLimited { get; init; }

    public Certainty Certainty { get; init; } = Certainty.Certain;

    public bool Pulsed { get; init; }

    public string? Detail { get; init; }

    /// <summary>The thread is made to wait and has nothing to do.</summary>
    public bool IsIdle { get; init; }

    /// <summary>The wait of an idle thread: no resource, nothing missing.</summary>
    public static ThreadWait Idle { get; } = new(Operation.Wait) { IsIdle = true };
}
