using Hangdump.Harness.Reports;

namespace Hangdump.DumpTool.Tests.EndToEnd;

/// <summary>A thread that waits without end is mentioned in a finding: as a member, behind it, or in its chain.</summary>
internal sealed record ExpectedConcern(string Actor, params string[] Kinds) : IExpectation
{
    public IEnumerable<string> Contradictions(Evidence evidence)
    {
        int id = evidence.Target[Actor].Id;
        if (!evidence.Report.File.Findings.Any(finding => (Kinds.Length == 0 || Kinds.Contains(finding.Kind)) && Concerns(finding, id)))
            yield return $"no finding of [{string.Join(", ", Kinds)}] concerns {Actor}";
    }

    public static bool Concerns(ReportFinding finding, int thread) =>
        finding.Threads.Contains(thread)
        || finding.BlockedBehind?.Threads.Contains(thread) == true
        || finding.Chain?.Any(step => step.Thread == thread) == true;
}
