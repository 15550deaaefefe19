using Hangdump.Harness.Reports;

namespace Hangdump.Harness.Contract;

/// <summary>Holds mirror owners, and waits mirror waiters.</summary>
internal static class MirrorImages
{
    public static IEnumerable<string> Check(ReportFile report)
    {
        Dictionary<PartyKey, (string[] Holds, ReportWait? Wait)> parties = PartyKey.All(report);
        Dictionary<string, ReportResource> resources = report.Resources.ToDictionary(resource => resource.Id);
        foreach ((PartyKey party, (string[] holds, ReportWait? wait)) in parties)
        {
            foreach (string id in holds)
                if (!resources[id].Owners.Select(PartyKey.Of).Contains(party)) yield return $"{party} holds {id} and is not among its owners";
            foreach (string id in wait?.Wanted ?? [])
                if (!resources[id].Waiters.Select(PartyKey.Of).Contains(party)) yield return $"{party} waits for {id} and is not among its waiters";
        }

        foreach (ReportResource resource in report.Resources)
        {
            foreach (PartyKey owner in resource.Owners.Select(PartyKey.Of))
                if (owner != default && !parties[owner].Holds.Contains(resource.Id)) yield return $"{resource.Id} is owned by {owner}, who does not hold it";
            foreach (PartyKey waiter in resource.Waiters.Select(PartyKey.Of))
                if (parties[waiter].Wait?.Wanted.Contains(resource.Id) is not true) yield return $"{resource.Id} has waiter {waiter}, who does not wait for it";
        }
    }
}
