using Hangdump.Harness.Reports;

namespace Hangdump.Harness.Contract;

/// <summary>What will not resolve is an error, what will is none.</summary>
internal static class Severities
{
    public static IEnumerable<string> Check(ReportFile report)
    {
        foreach (ReportFinding finding in report.Findings)
        {
            if (finding is { Kind: "deadlock" or "selfDeadlock" or "orphanedLock", Certainty: "certain", Severity: not "error" })
                yield return $"{finding.Id}: a certain {finding.Kind} is no error";
            if (finding is { Kind: "lockConvoy" or "longWait", Severity: "error" }) yield return $"{finding.Id}: a {finding.Kind} is an error";
        }
    }
}
