using Hangdump.Reporting.Snapshot;
using ThreadState = Hangdump.Reporting.Snapshot.ThreadState;

namespace Hangdump.Reporting.Tests.Graph;

/// <summary>Small random snapshots: every kind of lock, of waiting and of ownership, in no sensible order.</summary>
internal static class RandomHangs
{
    private static readonly ResourceKind[] _kinds =
    [
        ResourceKind.Monitor, ResourceKind.Monitor, ResourceKind.ReaderWriterLock, ResourceKind.Semaphore, ResourceKind.Task, ResourceKind.Thread,
        ResourceKind.Event, ResourceKind.Mutex,
    ];

    public static ProcessSnapshot Of(int seed, bool withSignals = true)
    {
        var random = new Random(seed);
        int threads = random.Next(2, 7);
        int flows = random.Next(0, 3);
        List<Party> parties = [.. Enumerable.Range(1, threads).Select(Party.OfThread), .. Enumerable.Range(1, flows).Select(number => Party.OfFlow("f" + number))];
        List<Resource> resources = [.. Enumerable.Range(1, random.Next(2, 7)).Select(number => OfResource(random, "r" + number, parties, withSignals))];
        return new ProcessSnapshot
        {
            Process = new ProcessFacts { Id = 1, Name = "random", RuntimeVersion = "10.0.0" },
            Source = new SourceFacts { Method = ReadMethod.Ptrace, Complete = true },
            CapturedAt = DateTimeOffset.UnixEpoch,
            Resources = resources,
            Threads = [.. Enumerable.Range(1, threads).Select(id => OfThread(random, id, resources))],
            Flows = [.. Enumerable.Range(1, flows).Select(number => OfFlow(random, "f" + number, resources, threads))],
        };
    }

    private static Resource OfResource(Random random, string id, List<Party> parties, bool withSignals)
    {
        ResourceKind kind = _kinds[random.Next(_kinds.Length)];
        if (kind == ResourceKind.Event && !withSignals) kind = ResourceKind.Mutex;
        bool signalled = kind == ResourceKind.Event || (withSignals && kind == ResourceKind.Monitor && random.Next(3) == 0);
        return new Resource
        {
            Id = id, Kind = kind,
            Owners = kind == ResourceKind.Event ? [] : kind == ResourceKind.ReaderWriterLock ? ReaderWriters(random, parties) : Owners(random, kind, parties),
            Signallers = signalled && random.Next(4) > 0 ? [.. parties.Where(_ => random.Next(3) == 0)] : null,
            EndsBy = kind == ResourceKind.Task && random.Next(5) == 0 ? "timer" : null,
        };
    }

    private static Owner[] Owners(Random random, ResourceKind kind, List<Party> parties)
    {
        int count = kind == ResourceKind.Semaphore ? random.Next(0, 4) : random.Next(8) == 0 ? 0 : 1;
        Certainty certainty = kind == ResourceKind.Semaphore || random.Next(5) == 0 ? Certainty.Possible : Certainty.Certain;
        IEnumerable<Party> from = kind is ResourceKind.Thread or ResourceKind.Monitor ? parties.Where(party => party.Thread is not null) : parties;
        return [.. from.OrderBy(_ => random.Next()).Take(count).Select(party => new Owner(party, OwnershipMode.Exclusive, certainty))];
    }

    private static Owner[] ReaderWriters(Random random, List<Party> parties)
    {
        List<Party> threads = [.. parties.Where(party => party.Thread is not null).OrderBy(_ => random.Next())];
        if (random.Next(3) == 0) return [new Owner(threads[0])];
        List<Owner> owners = [.. threads.Take(random.Next(1, 4)).Select(party => new Owner(party, OwnershipMode.Read))];
        if (random.Next(3) == 0) owners[0] = owners[0] with { Mode = OwnershipMode.Upgradeable };
        return [.. owners];
    }

    private static ThreadSnapshot OfThread(Random random, int id, List<Resource> resources)
    {
        Wait? wait = random.Next(6) == 0 ? null : OfWait(random, resources);
        return new ThreadSnapshot
        {
            Id = id, OsId = 100 + id, Kind = ThreadKind.User, State = wait is null ? ThreadState.Running : ThreadState.Waiting, WaitsFor = wait,
        };
    }

    private static FlowSnapshot OfFlow(Random random, string id, List<Resource> resources, int threads)
    {
        Wait? wait = random.Next(4) == 0 ? null : OfWait(random, resources);
        return new FlowSnapshot
        {
            Id = id, Method = "Flow" + id, State = wait is null ? FlowState.Ready : FlowState.Waiting, WaitsFor = wait,
            ResumesOnThread = random.Next(3) == 0 ? random.Next(1, threads + 1) : null,
        };
    }

    private static Wait OfWait(Random random, List<Resource> resources)
    {
        int timeout = random.Next(10) == 0 ? 500 : -1;
        Certainty certainty = random.Next(10) == 0 ? Certainty.Possible : Certainty.Certain;
        if (random.Next(6) == 0)
        {
            string[] several = [.. resources.Where(one => one.Kind != ResourceKind.ReaderWriterLock).Take(random.Next(1, 4)).Select(one => one.Id)];
            if (several.Length > 0) return new Wait { Operation = Operation.Enter, Resources = several, All = random.Next(2) == 0, TimeoutMilliseconds = timeout, Certainty = certainty };
        }

        Resource resource = resources[random.Next(resources.Count)];
        Operation operation = resource.Kind switch
        {
            ResourceKind.ReaderWriterLock => random.Next(4) switch { 0 => Operation.Write, 1 => Operation.Upgrade, 2 => Operation.Enter, _ => Operation.Read },
            ResourceKind.Monitor when resource.Signallers is not null => Operation.Wait,
            ResourceKind.Event => Operation.Signal,
            ResourceKind.Thread => Operation.Join,
            ResourceKind.Task => Operation.Result,
            _ => Operation.Enter,
        };
        return new Wait { Operation = operation, Resources = [resource.Id], TimeoutMilliseconds = timeout, Certainty = certainty };
    }
}
