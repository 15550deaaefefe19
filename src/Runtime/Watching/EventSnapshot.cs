using System.Globalization;
using System.Runtime.InteropServices;
using Hangdump.Reporting.Snapshot;
using Hangdump.Runtime.Events;
using ThreadState = Hangdump.Reporting.Snapshot.ThreadState;

namespace Hangdump.Runtime.Watching;

/// <summary>What is left where nothing can be read: who waits for which lock, as events tell. There are no stacks, and owners may be stale.</summary>
internal static class EventSnapshot
{
    /// <param name="waits">Null where nobody listens.</param>
    public static ProcessSnapshot Of(WaitTable? waits)
    {
        Dictionary<long, int> managed = waits?.KernelIds.ToDictionary(pair => pair.Value, pair => (int)pair.Key) ?? [];
        List<Waiting> known = waits?.Locks.Where(wait => managed.ContainsKey(wait.Thread)).ToList() ?? [];
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
            Source = new SourceFacts { Method = ReadMethod.Events, Complete = false, Notes = ["Only the runtime's events about locks were at hand: there are no stacks, and who holds a lock may have changed unseen."] },
            CapturedAt = DateTimeOffset.UtcNow,
            Threads = [.. known.Select(wait => Thread(wait, managed[wait.Thread])).Concat(Holders(known, waits, managed))],
            Resources = [.. known.GroupBy(wait => wait.Lock).Select(same => Resource(same.Key, waits!, managed))],
        };
    }

    private static ThreadSnapshot Thread(Waiting wait, int id) => new()
    {
        Id = id,
        OsId = (int)wait.Thread,
        Kind = ThreadKind.User,
        State = ThreadState.Waiting,
        WaitsFor = new Wait { Operation = Operation.Enter, Resources = [Name(wait.Lock)], Certainty = Certainty.Possible },
    };

    private static IEnumerable<ThreadSnapshot> Holders(List<Waiting> known, WaitTable? waits, Dictionary<long, int> managed) =>
        known.Select(wait => waits!.OwnerOf(wait.Lock)).Distinct()
            .Where(owner => managed.ContainsKey(owner) && !known.Exists(wait => wait.Thread == owner))
            .Select(owner => new ThreadSnapshot { Id = managed[owner], OsId = (int)owner, Kind = ThreadKind.User, State = ThreadState.Running });

    private static Resource Resource(ulong id, WaitTable waits, Dictionary<long, int> managed) => new()
    {
        Id = Name(id),
        Kind = ResourceKind.Monitor,
        Owners = managed.TryGetValue(waits.OwnerOf(id), out int owner) ? [new Owner(Party.OfThread(owner), Certainty: Certainty.Possible)] : [],
    };

    private static string Name(ulong id) => string.Create(CultureInfo.InvariantCulture, $"lock-{id:x}");
}
