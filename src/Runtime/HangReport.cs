using Hangdump.Reporting.Findings;
using Hangdump.Reporting.Report;
using Hangdump.Runtime.Output;

namespace Hangdump;

/// <summary>What a watch has found. Immutable.</summary>
public sealed class HangReport
{
    internal HangReport(ProcessReport report, IReadOnlyList<Finding> findings)
    {
        Report = report;
        Findings = findings;
    }

    /// <summary>Everything that was read of this process, with all stacks.</summary>
    public ProcessReport Report { get; }

    /// <summary>What is new since the last report; at least one.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The report for people, with line ends.</summary>
    public override string ToString() => ReportText.Of(Report);

    /// <summary>The report as one line of JSON, without a line end.</summary>
    public string ToJson() => ReportText.JsonOf(Report);
}
