using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Graph;

/// <summary>Who must act before a waiter gets a resource: one rule a family of resources.</summary>
internal sealed class Blockers(GraphBuilder graph)
{
    private readonly Dictionary<string, IReadOnlyList<Dependency>> _owners = [];
    private readonly Dictionary<string, IReadOnlyList<Dependency>> _providers = [];
    private readonly ReaderWriterBlockers _readerWriter = new(graph);

    public Requirement Of(Resource resource, PartyNode waiter, Wait wait)
    {
        if (resource.EndsBy is not null || Availability.IsAvailable(resource, wait.Operation)) return Requirement.Unknown(resource);
        return resource.Kind switch
        {
            // A pulse is given by whoever calls Pulse; who owns the monitor at the moment says nothing.
            ResourceKind.Monitor when wait is { Operation: Operation.Wait, Pulsed: false } => AnyOf(resource, Signallers(resource), waiter),
            ResourceKind.Monitor or ResourceKind.Lock => AllOf(resource, WithoutReentry(Owners(resource), waiter)) with { IsOpen = IsOwnerDoubtful(resource) },
            ResourceKind.Mutex or ResourceKind.NamedMutex or ResourceKind.TypeInitializer
                or ResourceKind.Lazy => AllOf(resource, WithoutReentry(Owners(resource), waiter)),
            ResourceKind.ReaderWriterLock => AllOf(resource, _readerWriter.Of(resource, waiter, wait)),
            // Dispose of a registration returns at once on the thread that runs the callback.
            ResourceKind.CancellationCallback => AnyOf(resource, WithoutReentry(Providers(resource), waiter), waiter),
            _ => AnyOf(resource, Providers(resource), waiter),
        };
    }

    /// <summary>
    /// Whether the owner is not who the record names: the runtime records who holds a monitor or lock, so that an owner who is only
    /// possible has perhaps got the id of one that has ended. Nothing is claimed of it.
    /// </summary>
    private bool IsOwnerDoubtful(Resource resource) => resource.Owners.Any(owner => owner.Certainty == Certainty.Possible && !graph.NodeOf(owner.Party).IsGone);

    private static Requirement AllOf(Resource resource, IReadOnlyList<Dependency> parties) => new(resource, parties, false, false);

    private static Requirement AnyOf(Resource resource, IReadOnlyList<Dependency> parties, PartyNode waiter)
    {
        // Its own later signal helps no waiter.
        IReadOnlyList<Dependency> others = parties.Any(party => IsOwnSignal(party, waiter)) ? [.. parties.Where(party => !IsOwnSignal(party, waiter))] : parties;
        return new(resource, others, true, false);
    }

    private static bool IsOwnSignal(Dependency party, PartyNode waiter) => party.Target == waiter.Index && party.Kind == DependencyKind.Signal;

    /// <summary>A lock that its owner may enter again never blocks it.</summary>
    private static IReadOnlyList<Dependency> WithoutReentry(IReadOnlyList<Dependency> owners, PartyNode waiter) =>
        owners.Any(owner => owner.Target == waiter.Index) ? [.. owners.Where(owner => owner.Target != waiter.Index)] : owners;

    /// <summary>Whoever holds it; of those who have ended only where it stays held.</summary>
    private IReadOnlyList<Dependency> Owners(Resource resource)
    {
        if (_owners.TryGetValue(resource.Id, out IReadOnlyList<Dependency>? known)) return known;
        var owners = new List<Dependency>();
        foreach (Owner owner in resource.Owners)
        {
            PartyNode node = graph.NodeOf(owner.Party);
            if (!node.IsGone || resource.Kind.OutlivesOwner()) owners.Add(new Dependency(node.Index, DependencyKind.Owner, owner.Certainty));
        }

        if (resource is { IsAbandoned: true, Owners.Count: 0 } && resource.Kind.OutlivesOwner())
            owners.Add(new Dependency(graph.AddUnknownGone().Index, DependencyKind.Owner, Certainty.Certain));
        return _owners[resource.Id] = owners;
    }

    /// <summary>Whoever completes it, releases a slot or could signal.</summary>
    private IReadOnlyList<Dependency> Providers(Resource resource)
    {
        if (_providers.TryGetValue(resource.Id, out IReadOnlyList<Dependency>? known)) return known;
        List<Dependency> providers = [.. Owners(resource)];
        providers.AddRange(Signallers(resource).Where(signaller => !providers.Exists(owner => owner.Target == signaller.Target)));
        return _providers[resource.Id] = providers;
    }

    /// <summary>Who could signal it.</summary>
    private List<Dependency> Signallers(Resource resource)
    {
        var signallers = new List<Dependency>();
        foreach (Party party in resource.Signallers ?? [])
        {
            PartyNode node = graph.NodeOf(party);
            if (!node.IsGone && !NeedsSignalFirst(node, resource))
                signallers.Add(new Dependency(node.Index, DependencyKind.Signal, Certainty.Possible));
        }

        return signallers;
    }

    /// <summary>Whether a party waits for that very signal itself and so cannot give it before somebody else does.</summary>
    private static bool NeedsSignalFirst(PartyNode node, Resource resource) =>
        node is { MayEndByItself: false, Wait: { All: null, Pulsed: false } wait } && wait.Resources.Contains(resource.Id)
        && (resource.Kind != ResourceKind.Monitor || wait.Operation == Operation.Wait);
}
