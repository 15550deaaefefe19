using Hangdump.Harness.Reports;

namespace Hangdump.DumpTool.Tests.EndToEnd;

/// <summary>What a thread waits for is owned by a thread that has ended: listed as dead, or known by its OS id only.</summary>
internal sealed record DeadOwner(string Actor, string Certainty = "certain") : IExpectation
{
    public IEnumerable<string> Contradictions(Evidence evidence)
    {
        ReportOwner[] owners = [.. evidence.Report.WantedBy(Actor).SelectMany(resource => resource.Owners)];
        if (owners.Length != 1) yield return $"what {Actor} waits for has {owners.Length} owners, not one that has ended";
        foreach (ReportOwner owner in owners)
        {
            string? state = evidence.Report.File.Threads.FirstOrDefault(thread => thread.Id == owner.Thread)?.State;
            if (owner.OsThread is null && state != "dead") yield return $"what {Actor} waits for is owned by thread {owner.Thread}, which is {state}";
            if (owner.Certainty != Certainty) yield return $"what {Actor} waits for has a {owner.Certainty} owner";
        }
    }
}
