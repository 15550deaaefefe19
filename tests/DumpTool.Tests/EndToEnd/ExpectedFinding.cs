using Hangdump.Harness.Reports;

namespace Hangdump.DumpTool.Tests.EndToEnd;

/// <summary>A finding with exactly these members.</summary>
internal sealed record ExpectedFinding(string Kind, params string[] Threads) : IExpectation
{
    /// <summary>certain or possible; null when it is not asked for.</summary>
    public string? Certainty { get; init; } = "certain";

    /// <summary>error, warning or info; null when it is not asked for.</summary>
    public string? Severity { get; init; } = "error";

    /// <summary>Exactly these threads stand behind it; null when it is not asked for.</summary>
    public string[]? Behind { get; init; } = [];

    /// <summary>How many flows are members; null when it is not asked for.</summary>
    public int? Flows { get; init; } = 0;

    /// <summary>Whether the members must be these only, or these among others.</summary>
    public bool Exactly { get; init; } = true;

    public static ExpectedFinding Deadlock(params string[] threads) => new("deadlock", threads);

    /// <summary>A deadlock over something whose holder nobody records.</summary>
    public static ExpectedFinding PossibleDeadlock(params string[] threads) => new("deadlock", threads) { Certainty = "possible" };

    public static ExpectedFinding SelfDeadlock(string thread) => new("selfDeadlock", thread);

    /// <summary>The same finding with these threads behind it.</summary>
    public ExpectedFinding With(params string[] behind) => this with { Behind = behind };

    /// <summary>Whether a finding of a report is this one, told by kind and members.</summary>
    public bool Is(ReportFinding finding, ToolReport report)
    {
        IReadOnlyList<string> members = report.Names(finding.Threads);
        return finding.Kind == Kind
            && (Exactly ? members.SequenceEqual(Threads.Order(StringComparer.Ordinal)) : Threads.All(members.Contains))
            && (Flows is null || finding.Flows.Length == Flows);
    }

    public IEnumerable<string> Contradictions(Evidence evidence)
    {
        ToolReport report = evidence.Report;
        if (report.File.Findings.FirstOrDefault(one => Is(one, report)) is not { } finding)
        {
            yield return $"no {Kind} of [{string.Join(", ", Threads)}]{(Flows is > 0 ? $" and {Flows} flows" : "")}";
            yield break;
        }
        if (Certainty is not null && finding.Certainty != Certainty) yield return $"the {Kind} is {finding.Certainty}, not {Certainty}";
        if (Severity is not null && finding.Severity != Severity) yield return $"the {Kind} has severity {finding.Severity}, not {Severity}";
        IReadOnlyList<string> behind = report.Names(finding.BlockedBehind?.Threads ?? []);
        if (Behind is not null && !behind.SequenceEqual(Behind.Order(StringComparer.Ordinal)))
            yield return $"behind the {Kind} stand [{string.Join(", ", behind)}], not [{string.Join(", ", Behind)}]";
    }
}
