using Hangdump.Reporting.Findings;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Report;

/// <summary>
/// What is said about one process: who waits for what, who holds it, and what that means. Every id in it leads somewhere; holds
/// and owners, waits and waiters are mirror images. Immutable.
/// </summary>
public sealed record ProcessReport
{
    public const string SchemaVersion = "1";

    public required ToolFacts Tool { get; init; }

    public required DateTimeOffset CapturedAt { get; init; }

    public required SourceFacts Source { get; init; }

    /// <summary>Secrets in its command line are masked unless the options say otherwise.</summary>
    public required ProcessFacts Process { get; init; }

    /// <summary>By managed id; a thread that has ended only if it still owns something.</summary>
    public IReadOnlyList<ReportedThread> Threads { get; init; } = [];

    public IReadOnlyList<ReportedFlow> Flows { get; init; } = [];

    public IReadOnlyList<ReportedResource> Resources { get; init; } = [];

    /// <summary>Null when the pool was never started or could not be read.</summary>
    public ThreadPoolSnapshot? ThreadPool { get; init; }

    /// <summary>The worst first.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Whether <c>--exit-code</c> ends with 1.</summary>
    public bool HasBlockingFinding => Findings.Any(finding => finding.IsBlocking);
}
