namespace Hangdump.Reporting.Report;

/// <summary>What a report shows.</summary>
public sealed record ReportOptions
{
    public Stacks Stacks { get; init; } = Stacks.All;

    /// <summary>Whether secrets in the command line stay readable.</summary>
    public bool ShowSecrets { get; init; }

    public ToolFacts Tool { get; init; } = ToolFacts.Current;
}

/// <summary>Whose stacks a report shows: of all threads, of those that wait or take part in a finding, or none.</summary>
public enum Stacks { All, Blocked, None }
