using Hangdump.Reporting.CommandLines;
using Hangdump.Reporting.Findings;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Report;

/// <summary>Turns what was seen of a process into a report: analyses it and drops what leads nowhere. Pure.</summary>
public static class ReportBuilder
{
    /// <summary>The report on a snapshot, in an order that depends on the snapshot alone.</summary>
    public static ProcessReport Build(ProcessSnapshot snapshot, ReportOptions options)
    {
        IReadOnlyList<Finding> findings = FindingTable.Find(snapshot);
        var references = new References(SignallingOwners.Add(snapshot, findings));
        var stacks = new StackFilter(options.Stacks, findings);
        return new ProcessReport
        {
            Tool = options.Tool,
            CapturedAt = snapshot.CapturedAt,
            Source = snapshot.Source with { Notes = [.. snapshot.Source.Notes, .. Limits.Of(snapshot, findings)] },
            Process = options.ShowSecrets ? snapshot.Process : Masked(snapshot.Process),
            Threads = stacks.Apply(references.Threads()),
            Flows = stacks.Apply(references.Flows()),
            Resources = references.Resources(),
            ThreadPool = snapshot.ThreadPool,
            Findings = [.. findings.Select(references.Whole)],
        };
    }

    private static ProcessFacts Masked(ProcessFacts process) =>
        process.CommandLine is null ? process : process with { CommandLine = SecretMask.Mask(process.CommandLine) };
}
