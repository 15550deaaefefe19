using System.Globalization;
using System.Runtime.InteropServices;
using Hangdump.Reporting.Snapshot;
using Hangdump.Runtime.Events;
using ThreadState = Hangdump.Reporting.Snapshot.ThreadState;

namespace Hangdump.Runtime.Watching;

/// <summary>
/// What is left where nothing can be read: who waits for which lock, as events tell. There are no stacks, owners may be stale, and threads
/// have the kernel's ids, the only ones that events give for all.
/// </summary>
internal static class EventSnapshot
{
    /// <summary>The runtime tells of some locks by their number.</summary>
    private const ulong SmallestAddress = 0x10000;

    /// <param name="waits">Null where nobody listens.</param>
    public static ProcessSnapshot Of(WaitTable? waits)
    {
        IReadOnlyCollection<Waiting> waiting = waits?.Locks ?? [];
        return new ProcessSnapshot
        {
            Process = new ProcessFacts
            {
                Id = Environment.ProcessId,
                Name = Path.GetFileName(Environment.ProcessPath) ?? AppDomain.CurrentDomain.FriendlyName,
                CommandLine = string.Join(' ', Environment.GetCommandLineArgs()),
                RuntimeVersion = Environment.Version.ToString(),
                Architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(),
            },
            Source = new SourceFacts
            {
                Method = ReadMethod.Events,
                Complete = false,
                Notes = waits is null ? [] : ["Only the runtime's events about locks were at hand: there are no stacks, threads have their kernel's ids, and who holds a lock may have changed unseen."],
            },
            CapturedAt = DateTimeOffset.UtcNow,
            Threads = [.. waiting.Select(Thread), .. waiting.Select(wait => waits!.OwnerOf(wait.Lock)).Distinct().Where(owner => owner != 0 && waits!.Of(owner) is null).Select(Holder)],
            Resources = [.. waiting.Select(wait => wait.Lock).Distinct().Select(id => Resource(id, waits!.OwnerOf(id)))],
        };
    }

    /// <summary>Adds what events tell of waits to stacks, whose threads have their kernel's ids too.</summary>
    public static ProcessSnapshot AddTo(ProcessSnapshot stacks, WaitTable waits)
    {
        ProcessSnapshot told = Of(waits);
        if (told.Threads.Count == 0) return stacks;
        Dictionary<int, ThreadSnapshot> waiting = told.Threads.ToDictionary(thread => thread.Id);
        return stacks with
        {
            Threads = [.. stacks.Threads.Select(thread => waiting.Remove(thread.Id, out ThreadSnapshot? wait) ? thread with { State = wait.State, WaitsFor = wait.WaitsFor } : thread), .. waiting.Values],
            Resources = [.. stacks.Resources, .. told.Resources],
            Source = stacks.Source with { Notes = [.. stacks.Source.Notes, "Who waits for which lock is what the runtime's events have told; who holds it may have changed unseen."] },
        };
    }

    private static ThreadSnapshot Thread(Waiting wait) => new()
    {
        Id = (int)wait.Thread,
        OsId = (int)wait.Thread,
        Kind = ThreadKind.User,
        State = ThreadState.Waiting,
        WaitsFor = new Wait { Operation = Operation.Enter, Resources = [Name(wait.Lock)], TimeoutMilliseconds = -1, Certainty = Certainty.Possible },
    };

    private static ThreadSnapshot Holder(long thread) => new() { Id = (int)thread, OsId = (int)thread, Kind = ThreadKind.User, State = ThreadState.Running };

    private static Resource Resource(ulong id, long owner) => new()
    {
        Id = Name(id),
        Kind = ResourceKind.Monitor,
        Address = id > SmallestAddress ? id : null,
        // As certain as the event was; that it is still so is what the wait is not certain of.
        Owners = owner == 0 ? [] : [new Owner(Party.OfThread((int)owner))],
    };

    private static string Name(ulong id) => string.Create(CultureInfo.InvariantCulture, $"lock-{id:x}");
}
