using Hangdump.Harness.Reports;

namespace Hangdump.Harness.Contract;

/// <summary>Every id leads somewhere.</summary>
internal static class References
{
    public static IEnumerable<string> Check(ReportFile report)
    {
        Dictionary<PartyKey, (string[] Holds, ReportWait? Wait)> parties = PartyKey.All(report);
        HashSet<string> resources = [.. report.Resources.Select(resource => resource.Id)];
        foreach ((PartyKey party, (string[] holds, ReportWait? wait)) in parties)
        {
            foreach (string id in holds.Concat(wait?.Wanted ?? []))
                if (!resources.Contains(id)) yield return $"{party} names resource {id}, which is not listed";
            foreach (string problem in WaitProblems(party, wait)) yield return problem;
        }

        foreach (ReportResource resource in report.Resources)
        {
            foreach (PartyKey party in resource.Waiters.Select(PartyKey.Of).Concat(resource.Owners.Select(PartyKey.Of)))
                if (party != default && !parties.ContainsKey(party)) yield return $"{resource.Id} names {party}, which is not listed";
            foreach (ReportOwner owner in resource.Owners)
                if (owner is { Thread: null, Flow: null, Process: null, OsThread: null }) yield return $"{resource.Id} is owned by nobody";
        }

        foreach (ReportFinding finding in report.Findings)
        {
            foreach (PartyKey party in Named(finding))
                if (party != default && !parties.ContainsKey(party)) yield return $"{finding.Id} names {party}, which is not listed";
            foreach (string? id in finding.Resources.Concat(Steps(finding).Select(step => step.Resource)))
                if (id is not null && !resources.Contains(id)) yield return $"{finding.Id} names resource {id}, which is not listed";
        }
    }

    private static IEnumerable<string> WaitProblems(PartyKey party, ReportWait? wait)
    {
        if (wait is null) yield break;
        if (wait.Wanted.Count == 0 && wait.Operation is not ("sleep" or "io")) yield return $"{party} waits for no resource, by {wait.Operation}";
        if (wait.Wanted.Count > 0 && wait.Certainty is null) yield return $"{party} waits with no certainty";
        if (wait.Resources is not null && (wait.Resource is not null || wait.All is null)) yield return $"{party} waits for several things, and {wait.Resource}, all {wait.All}";
    }

    private static IEnumerable<ReportStep> Steps(ReportFinding finding) => (finding.Cycle ?? []).Concat(finding.Chain ?? []);

    private static IEnumerable<PartyKey> Named(ReportFinding finding) =>
        Steps(finding).Select(PartyKey.Of)
            .Concat(finding.Threads.Concat(finding.BlockedBehind?.Threads ?? []).Select(thread => new PartyKey(thread, null)))
            .Concat(finding.Flows.Concat(finding.BlockedBehind?.Flows ?? []).Select(flow => new PartyKey(null, flow)));
}
