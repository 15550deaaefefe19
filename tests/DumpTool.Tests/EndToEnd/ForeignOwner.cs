using Hangdump.Harness.Reports;

namespace Hangdump.DumpTool.Tests.EndToEnd;

/// <summary>What a thread waits for is owned by another process, whose id the scenario tells in its READY line.</summary>
internal sealed record ForeignOwner(string Actor, string TruthName) : IExpectation
{
    public IEnumerable<string> Contradictions(Evidence evidence)
    {
        int process = evidence.Target.Truth.GetProperty(TruthName).GetInt32();
        ReportResource[] wanted = [.. evidence.Report.WantedBy(Actor)];
        if (!wanted.Any(resource => resource.Owners.Any(owner => owner.Process == process)))
            yield return $"what {Actor} waits for is owned by processes [{string.Join(", ", wanted.SelectMany(resource => resource.Owners).Select(owner => owner.Process))}], not by {process} ({TruthName})";
    }
}
