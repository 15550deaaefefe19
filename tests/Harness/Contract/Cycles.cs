using Hangdump.Harness.Reports;

namespace Hangdump.Harness.Contract;

/// <summary>Every cycle leads from waiter to owner and back, and its members are those of the finding.</summary>
internal static class Cycles
{
    public static IEnumerable<string> Check(ReportFile report)
    {
        Dictionary<PartyKey, (string[] Holds, ReportWait? Wait)> parties = PartyKey.All(report);
        Dictionary<string, ReportResource> resources = report.Resources.ToDictionary(resource => resource.Id);
        foreach (ReportFinding finding in report.Findings)
        {
            ReportStep[] cycle = finding.Cycle ?? [];
            if ((finding.Kind == "deadlock" && cycle.Length < 2) || (finding.Kind == "selfDeadlock" && cycle.Length != 1))
                yield return $"{finding.Id} has a cycle of {cycle.Length}";
            for (int index = 0; index < cycle.Length; index++)
            {
                ReportResource resource = resources[cycle[index].Resource!];
                PartyKey waiter = PartyKey.Of(cycle[index]);
                PartyKey next = PartyKey.Of(cycle[(index + 1) % cycle.Length]);
                if (!resource.Waiters.Select(PartyKey.Of).Contains(waiter)) yield return $"{finding.Id}: {waiter} does not wait for {resource.Id}";
                // Who pulses a monitor is not recorded; its owner is another matter.
                bool isPulse = finding.Certainty == "possible" && parties[waiter].Wait?.Operation == "wait" && resource.Kind == "monitor";
                if (!isPulse && !Holding(resource).Contains(next)) yield return $"{finding.Id}: {resource.Id} leads to {next}, who does not hold it";
            }

            foreach (string problem in MemberProblems(finding, cycle)) yield return problem;
        }
    }

    /// <summary>The owners; a waiting writer keeps new readers out without owning anything.</summary>
    private static IEnumerable<PartyKey> Holding(ReportResource resource) => resource.Owners.Select(PartyKey.Of)
        .Concat(resource.Kind == "readerWriterLock" ? resource.Waiters.Select(PartyKey.Of) : []);

    private static IEnumerable<string> MemberProblems(ReportFinding finding, ReportStep[] cycle)
    {
        HashSet<PartyKey> members = [.. finding.Threads.Select(thread => new PartyKey(thread, null)), .. finding.Flows.Select(flow => new PartyKey(null, flow))];
        HashSet<PartyKey> inCycle = [.. cycle.Select(PartyKey.Of)];
        if (cycle.Length > 0 && !members.SetEquals(inCycle)) yield return $"{finding.Id}: members are {string.Join(", ", members)}, in the cycle are {string.Join(", ", inCycle)}";
        if (cycle.Length > 0 && !finding.Resources.ToHashSet().SetEquals(cycle.Select(step => step.Resource!))) yield return $"{finding.Id}: its resources are not those of its cycle";
        if (inCycle.Count < cycle.Length) yield return $"{finding.Id}: a member stands twice in its cycle";
        ReportBehind behind = finding.BlockedBehind ?? new ReportBehind([], []);
        if (members.Overlaps([.. behind.Threads.Select(thread => new PartyKey(thread, null)), .. behind.Flows.Select(flow => new PartyKey(null, flow))]))
            yield return $"{finding.Id}: a member stands behind it";
    }
}
