namespace Hangdump;

/// <summary>How a report is written.</summary>
public enum ReportFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>One report a line, as <c>docs/schema/hangdump-1.json</c> says, with <c>source.kind</c> "self".</summary>
    Json,
}
