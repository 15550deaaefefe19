using Hangdump.Harness.Reports;

namespace Hangdump.DumpTool.Tests.EndToEnd;

/// <summary>A thread is in that state (null: in any) and of that kind.</summary>
internal sealed record ExpectedState(string Actor, string? State) : IExpectation
{
    /// <summary>null when it is not asked for.</summary>
    public string? Kind { get; init; }

    /// <summary>The operation of its wait, when that has no resource; null when it is not asked for.</summary>
    public string? Operation { get; init; }

    public IEnumerable<string> Contradictions(Evidence evidence)
    {
        ReportThread? thread = evidence.Report.Thread(Actor);
        if (State is not null && thread?.State != State) yield return $"{Actor} is {thread?.State ?? "missing"}, not {State}";
        if (Kind is not null && thread?.Kind != Kind) yield return $"{Actor} is of kind {thread?.Kind}, not {Kind}";
        if (Operation is not null && thread?.WaitsFor?.Operation != Operation) yield return $"{Actor} does '{thread?.WaitsFor?.Operation}', not '{Operation}'";
    }
}
