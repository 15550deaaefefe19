using Hangdump.Harness.Reports;

namespace Hangdump.Harness.Contract;

/// <summary>Certain rests on certain.</summary>
internal static class Certainties
{
    private static readonly string[] _ownerNotRecorded = ["semaphore", "event", "countdown", "barrier", "collection", "channel"];

    public static IEnumerable<string> Check(ReportFile report)
    {
        Dictionary<PartyKey, (string[] Holds, ReportWait? Wait)> parties = PartyKey.All(report);
        Dictionary<string, ReportResource> resources = report.Resources.ToDictionary(resource => resource.Id);
        foreach (ReportResource resource in report.Resources)
        {
            if (_ownerNotRecorded.Contains(resource.Kind) && resource.Owners.Any(owner => owner.Certainty == "certain"))
                yield return $"{resource.Id} is a {resource.Kind} with a certain owner";
        }

        foreach (ReportFinding finding in report.Findings.Where(finding => finding is { Certainty: "certain", Cycle: not null }))
        {
            for (int index = 0; index < finding.Cycle!.Length; index++)
            {
                PartyKey waiter = PartyKey.Of(finding.Cycle[index]);
                PartyKey next = PartyKey.Of(finding.Cycle[(index + 1) % finding.Cycle.Length]);
                ReportResource resource = resources[finding.Cycle[index].Resource!];
                if (parties[waiter].Wait?.Certainty != "certain") yield return $"{finding.Id} is certain, the wait of {waiter} is not";
                bool holdsOff = resource.Kind == "readerWriterLock" && resource.Waiters.Select(PartyKey.Of).Contains(next);
                if (!holdsOff && !resource.Owners.Any(owner => owner.Certainty == "certain" && PartyKey.Of(owner) == next))
                    yield return $"{finding.Id} is certain, that {next} holds {resource.Id} is not";
            }
        }
    }
}
