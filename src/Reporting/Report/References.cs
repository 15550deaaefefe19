using Hangdump.Reporting.Findings;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Report;

/// <summary>
/// Makes the references of a report whole: waiters mirror waits, holds mirror owners, and what leads to something that was never
/// read (the stream was cut off) is dropped.
/// </summary>
internal sealed class References
{
    private readonly ProcessSnapshot _snapshot;
    private readonly Dictionary<int, ThreadSnapshot> _threads = [];
    private readonly Dictionary<string, FlowSnapshot> _flows = [];
    private readonly Dictionary<string, Resource> _resources = [];
    private readonly Dictionary<Party, List<string>> _holds = [];
    private readonly Dictionary<string, List<Party>> _waiters = [];

    public References(ProcessSnapshot snapshot)
    {
        _snapshot = snapshot;
        foreach (ThreadSnapshot thread in snapshot.Threads)
            if (thread.State != ThreadState.Dead || !_threads.ContainsKey(thread.Id)) _threads[thread.Id] = thread;
        foreach (FlowSnapshot flow in snapshot.Flows) _flows[flow.Id] = flow;
        foreach (Resource resource in snapshot.Resources) _resources[resource.Id] = resource;
        CollectHolds();
        CollectWaiters();
    }

    public IReadOnlyList<ReportedThread> Threads()
    {
        var threads = new List<ReportedThread>(_threads.Count);
        foreach (ThreadSnapshot thread in _threads.Values)
        {
            List<string> holds = Holds(Party.OfThread(thread.Id));
            if (thread.State == ThreadState.Dead && holds.Count == 0) continue;
            threads.Add(new ReportedThread
            {
                Id = thread.Id, OsId = thread.OsId, Name = thread.Name, Kind = thread.Kind, State = thread.State, IsIdle = thread.IsIdle,
                Holds = holds, WaitsFor = Whole(thread.WaitsFor), Frames = thread.Frames, FramesOmitted = thread.FramesOmitted,
            });
        }

        threads.Sort((one, other) => one.Id.CompareTo(other.Id));
        return threads;
    }

    public IReadOnlyList<ReportedFlow> Flows()
    {
        var flows = new List<ReportedFlow>(_flows.Count);
        foreach (FlowSnapshot flow in _flows.Values)
        {
            flows.Add(new ReportedFlow
            {
                Id = flow.Id, Method = flow.Method, State = flow.State, Holds = Holds(Party.OfFlow(flow.Id)),
                WaitsFor = Whole(flow.WaitsFor), Frames = flow.Frames,
            });
        }

        return flows;
    }

    public IReadOnlyList<ReportedResource> Resources()
    {
        var resources = new List<ReportedResource>(_resources.Count);
        foreach (Resource resource in _resources.Values)
        {
            resources.Add(new ReportedResource
            {
                Id = resource.Id, Kind = resource.Kind, Type = resource.Type, Address = resource.Address, Name = resource.Name,
                Owners = KnownOwners(resource), Waiters = _waiters.TryGetValue(resource.Id, out List<Party>? waiters) ? waiters : [],
                EndsBy = resource.EndsBy, Details = resource.Details,
            });
        }

        return resources;
    }

    /// <summary>The finding without steps and members that were never read.</summary>
    public Finding Whole(Finding finding) => finding with
    {
        Chain = [.. finding.Chain.Where(step => IsKnown(step.Party))],
        Threads = [.. finding.Threads.Where(_threads.ContainsKey)],
        Flows = [.. finding.Flows.Where(_flows.ContainsKey)],
    };

    private void CollectHolds()
    {
        foreach (Resource resource in _resources.Values)
        {
            foreach (Owner owner in KnownOwners(resource))
            {
                if (!_holds.TryGetValue(owner.Party, out List<string>? held)) _holds[owner.Party] = held = [];
                if (!held.Contains(resource.Id)) held.Add(resource.Id);
            }
        }
    }

    private void CollectWaiters()
    {
        List<ThreadSnapshot> threads = [.. _threads.Values];
        threads.Sort((one, other) => one.Id.CompareTo(other.Id));
        foreach (ThreadSnapshot thread in threads) AddWaiter(Party.OfThread(thread.Id), thread.WaitsFor);
        foreach (FlowSnapshot flow in _flows.Values) AddWaiter(Party.OfFlow(flow.Id), flow.WaitsFor);
    }

    private void AddWaiter(Party party, Wait? wait)
    {
        foreach (string id in wait?.Resources ?? [])
        {
            if (!_resources.ContainsKey(id)) continue;
            if (!_waiters.TryGetValue(id, out List<Party>? waiters)) _waiters[id] = waiters = [];
            if (!waiters.Contains(party)) waiters.Add(party);
        }
    }

    private List<string> Holds(Party party) => _holds.TryGetValue(party, out List<string>? held) ? held : [];

    private IReadOnlyList<Owner> KnownOwners(Resource resource) =>
        resource.Owners.All(owner => IsKnown(owner.Party)) ? resource.Owners : [.. resource.Owners.Where(owner => IsKnown(owner.Party))];

    private bool IsKnown(Party party) => party switch
    {
        { Thread: { } id } => _threads.ContainsKey(id),
        { Flow: { } id } => _flows.ContainsKey(id),
        { Process: not null } or { OsThread: not null } => true,
        _ => false,
    };

    /// <summary>
    /// The wait without resources that were never read; null where nothing is left to name. Of several things of which nobody knows
    /// how many are needed one is taken to be enough.
    /// </summary>
    private Wait? Whole(Wait? wait)
    {
        if (wait is { Resources.Count: > 1, All: null }) wait = wait with { All = false };
        if (wait is not null && !wait.Resources.All(_resources.ContainsKey)) wait = wait with { Resources = [.. wait.Resources.Where(_resources.ContainsKey)] };
        return IsNamed(wait) ? wait : null;
    }

    private static bool IsNamed(Wait? wait) =>
        wait is not null && (wait.Resources.Count > 0 || wait.Operation is Operation.Sleep or Operation.Io);
}
