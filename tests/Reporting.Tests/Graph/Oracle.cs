using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Tests.Graph;

/// <summary>
/// The slow and plain answer: tries every set of parties and asks of the raw snapshot whether nobody of the set could get on even
/// if everybody outside of it did all they can. The union of such sets is who is stuck.
/// </summary>
internal sealed class Oracle
{
    private readonly ProcessSnapshot _snapshot;
    private readonly bool _certainOnly;
    private readonly List<Party> _parties;

    public Oracle(ProcessSnapshot snapshot, bool certainOnly = false)
    {
        _snapshot = snapshot;
        _certainOnly = certainOnly;
        _parties = [.. snapshot.Threads.Select(thread => Party.OfThread(thread.Id)), .. snapshot.Flows.Select(flow => Party.OfFlow(flow.Id))];
    }

    public HashSet<Party> Stuck()
    {
        var stuck = new HashSet<Party>();
        for (int set = 1; set < 1 << _parties.Count; set++)
        {
            HashSet<Party> members = [.. _parties.Where((_, index) => (set & (1 << index)) != 0)];
            if (members.All(member => !CanGetOn(member, members))) stuck.UnionWith(members);
        }

        return stuck;
    }

    /// <summary>Everybody who stands on a ring of stuck parties that lead to each other over resources.</summary>
    public HashSet<Party> OnRings()
    {
        HashSet<Party> stuck = Stuck();
        return [.. stuck.Where(party => Reaches(party, party, stuck, []))];
    }

    /// <summary>Whom a stuck party waits for.</summary>
    public IEnumerable<Party> Next(Party party, HashSet<Party> stuck) => WaitOf(party) is not { } wait ? [] : wait.Resources
        .Select(ResourceOf).Where(resource => !CanBeHad(resource, party, wait, stuck)).SelectMany(resource => Blockers(resource, party, wait)).Where(stuck.Contains);

    private bool Reaches(Party from, Party to, HashSet<Party> stuck, HashSet<Party> seen) =>
        Next(from, stuck).Any(next => next == to || (seen.Add(next) && Reaches(next, to, stuck, seen)));

    private bool CanGetOn(Party party, HashSet<Party> stuck)
    {
        if (party.Flow is { } flow && _snapshot.Flows.Single(one => one.Id == flow).ResumesOnThread is { } thread && stuck.Contains(Party.OfThread(thread))) return false;
        if (WaitOf(party) is not { TimeoutMilliseconds: -1 } wait || (_certainOnly && wait.Certainty == Certainty.Possible)) return true;
        return wait.All is false
            ? wait.Resources.Any(id => CanBeHad(ResourceOf(id), party, wait, stuck))
            : wait.Resources.All(id => CanBeHad(ResourceOf(id), party, wait, stuck));
    }

    private bool CanBeHad(Resource resource, Party party, Wait wait, HashSet<Party> stuck)
    {
        if (resource.EndsBy is not null) return true;
        List<Party> blockers = Blockers(resource, party, wait);
        if (blockers.Count == 0) return true;
        // Its owner is recorded, so one that is only possible has perhaps the id of another.
        if (resource.Kind == ResourceKind.Monitor && !IsSignal(resource, wait) && resource.Owners.Any(owner => owner.Certainty == Certainty.Possible)) return true;
        bool oneIsEnough = resource.Kind is ResourceKind.Semaphore or ResourceKind.Task or ResourceKind.Thread or ResourceKind.Event || IsSignal(resource, wait);
        return oneIsEnough ? blockers.Any(IsNoObstacle) : blockers.All(IsNoObstacle);

        bool IsNoObstacle(Party blocker) => !stuck.Contains(blocker) || (_certainOnly && (IsSignal(resource, wait) || CertaintyOf(resource, blocker) == Certainty.Possible));
    }

    private Certainty CertaintyOf(Resource resource, Party blocker) => resource.Owners.FirstOrDefault(owner => owner.Party == blocker)?.Certainty
        ?? (resource.Kind == ResourceKind.ReaderWriterLock ? WaitOf(blocker)!.Certainty : Certainty.Possible);

    private List<Party> Blockers(Resource resource, Party party, Wait wait)
    {
        if (resource.Kind == ResourceKind.Event || IsSignal(resource, wait)) return Signallers(resource, party);
        if (resource.Kind == ResourceKind.ReaderWriterLock) return ReaderWriterBlockers(resource, party, wait);
        bool mayEnterAgain = resource.Kind is ResourceKind.Monitor or ResourceKind.Mutex;
        return [.. resource.Owners.Select(owner => owner.Party).Where(owner => !mayEnterAgain || owner != party)];
    }

    private List<Party> Signallers(Resource resource, Party party) => [.. (resource.Signallers ?? []).Where(one => one != party
        && !(WaitOf(one) is { All: null, TimeoutMilliseconds: -1 } wait && wait.Resources.Contains(resource.Id) && (resource.Kind == ResourceKind.Event || IsSignal(resource, wait))))];

    private List<Party> ReaderWriterBlockers(Resource resource, Party party, Wait wait)
    {
        var blockers = new List<Party>();
        foreach (Owner owner in resource.Owners)
        {
            bool isOwn = owner.Party == party;
            bool blocks = wait.Operation switch
            {
                Operation.Read => owner.Mode == OwnershipMode.Exclusive && !isOwn,
                Operation.Enter => owner.Mode is OwnershipMode.Exclusive or OwnershipMode.Upgradeable && !isOwn,
                Operation.Upgrade => !isOwn,
                _ => !isOwn || owner.Mode == OwnershipMode.Read,
            };
            if (blocks) blockers.Add(owner.Party);
        }

        if (wait.Operation is Operation.Read or Operation.Enter && resource.Owners.All(owner => owner.Party != party))
        {
            blockers.AddRange(_parties.Where(other => other != party
                && WaitOf(other) is { Operation: Operation.Write or Operation.Upgrade, All: null, TimeoutMilliseconds: -1 } writing && writing.Resources.Contains(resource.Id)).Take(1));
        }

        return blockers;
    }

    private static bool IsSignal(Resource resource, Wait wait) => resource.Kind == ResourceKind.Monitor && wait.Operation == Operation.Wait;

    private Resource ResourceOf(string id) => _snapshot.Resources.Single(resource => resource.Id == id);

    private Wait? WaitOf(Party party) => party.Thread is { } id
        ? _snapshot.Threads.Single(thread => thread.Id == id).WaitsFor
        : _snapshot.Flows.Single(flow => flow.Id == party.Flow).WaitsFor;
}
