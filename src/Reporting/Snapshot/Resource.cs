using System.Text.Json.Nodes;

namespace Hangdump.Reporting.Snapshot;

/// <summary>Something that can be waited for.</summary>
public sealed record Resource : SnapshotItem
{
    /// <summary>Unique in the snapshot.</summary>
    public required string Id { get; init; }

    public required ResourceKind Kind { get; init; }

    /// <summary>Full name of the runtime type, as in source; null where there is no object.</summary>
    public string? Type { get; init; }

    /// <summary>Address of the object in the target; null where there is no object.</summary>
    public ulong? Address { get; init; }

    /// <summary>The field that holds it (<c>Bank.Account._gate</c>) or the captured local; null where none was found.</summary>
    public string? Name { get; init; }

    /// <summary>Who holds it, or will complete it.</summary>
    public IReadOnlyList<Owner> Owners { get; init; } = [];

    /// <summary>
    /// The parties that can still signal it: their code, on the stack or suspended, calls Pulse, Set, Release, SetResult or the
    /// like on this object after the present point. Null where this was not looked for; empty where nobody was found.
    /// </summary>
    public IReadOnlyList<Party>? Signallers { get; init; }

    /// <summary>True when it is held by a thread that has ended.</summary>
    public bool IsAbandoned { get; init; }

    /// <summary>What ends a wait for it without any thread of the process, in a word (<c>timer</c>, <c>socket</c>); null where nothing is known to.</summary>
    public string? EndsBy { get; init; }

    /// <summary>What the runtime records besides: counts, recursion. Numbers, booleans and short texts; see <see cref="DetailNames"/>.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Details { get; init; } = new Dictionary<string, JsonNode?>();
}

public enum ResourceKind
{
    Monitor, Lock, ReaderWriterLock, Semaphore, Mutex, NamedMutex, Event, Countdown, Barrier, Task, Thread, TypeInitializer, Lazy,
    Collection, Channel, Process, Stream, CancellationCallback,
}

/// <summary>Who holds a resource, and how.</summary>
public sealed record Owner(Party Party, OwnershipMode Mode = OwnershipMode.Exclusive, Certainty Certainty = Certainty.Certain);

public enum OwnershipMode { Exclusive, Read, Upgradeable }
