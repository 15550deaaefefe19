using Hangdump.Reporting.Findings;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Report;

/// <summary>
/// Lists as a possible owner who alone could give the signal that a finding's cycle rests on, so that each step of the cycle leads
/// to an owner. A pulse stays without one: the owner of a monitor is who holds it.
/// </summary>
internal static class SignallingOwners
{
    public static ProcessSnapshot Add(ProcessSnapshot snapshot, IReadOnlyList<Finding> findings)
    {
        Dictionary<string, Resource> resources = snapshot.Resources.DistinctBy(resource => resource.Id).ToDictionary(resource => resource.Id);
        var added = new Dictionary<string, List<Owner>>();
        foreach (Finding finding in findings)
        {
            for (int index = 0; index < finding.Cycle.Count; index++)
            {
                Party next = finding.Cycle[(index + 1) % finding.Cycle.Count].Party;
                Resource resource = resources[finding.Cycle[index].Resource!];
                if (resource.Kind is ResourceKind.Monitor or ResourceKind.ReaderWriterLock || resource.Owners.Any(owner => owner.Party == next)) continue;
                if (!added.TryGetValue(resource.Id, out List<Owner>? owners)) added[resource.Id] = owners = [];
                var owner = new Owner(next, OwnershipMode.Exclusive, Certainty.Possible);
                if (!owners.Contains(owner)) owners.Add(owner);
            }
        }

        if (added.Count == 0) return snapshot;
        return snapshot with
        {
            Resources = [.. snapshot.Resources.Select(resource =>
                added.TryGetValue(resource.Id, out List<Owner>? owners) ? resource with { Owners = [.. resource.Owners, .. owners] } : resource)],
        };
    }
}
