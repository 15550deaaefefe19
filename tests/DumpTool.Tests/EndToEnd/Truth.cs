namespace Hangdump.DumpTool.Tests.EndToEnd;

/// <summary>
/// What is true of a scenario, known from its source and not from any report. A finding that stands here must be found; one that
/// does not stand here, save a long wait, must not be.
/// </summary>
internal sealed class Truth(string scenario)
{
    private readonly List<IExpectation> _expectations = [];
    private readonly List<ExpectedFinding> _findings = [];

    public string Scenario => scenario;

    /// <summary>Kinds of findings that may or may not be made.</summary>
    public HashSet<string> Tolerated { get; } = ["longWait"];

    /// <summary>
    /// How many reports may be taken until one is right: more than one only where the scenario itself moves, so that a look may
    /// fall into a moment in which it is not as it is called.
    /// </summary>
    public int Looks { get; init; } = 1;

    public IReadOnlyList<ExpectedFinding> Findings => _findings;

    /// <summary>Adds something that must stand in the report.</summary>
    public Truth Says(IExpectation expectation)
    {
        _expectations.Add(expectation);
        return this;
    }

    /// <summary>A thread waits for something that a single other thread owns, or nobody.</summary>
    public Truth Waits(string actor, string operation, string kind, string? name = null, string? ownedBy = null, int? timeout = -1) =>
        Says(new ExpectedWait(actor, operation, kind) { Name = name, Owners = ownedBy is null ? [] : [new(ownedBy)], TimeoutMilliseconds = timeout });

    public Truth Holds(string actor, string kind, string? name = null, int? recursion = null, string mode = "exclusive") =>
        Says(new ExpectedHold(actor, kind) { Name = name, Recursion = recursion, Mode = mode });

    public Truth Finds(ExpectedFinding finding)
    {
        _findings.Add(finding);
        return this;
    }

    /// <summary>A finding of that kind, whatever it is called in detail, is right but not asked for.</summary>
    public Truth Tolerates(params ReadOnlySpan<string> kinds)
    {
        foreach (string kind in kinds) Tolerated.Add(kind);
        return this;
    }

    /// <summary>What of this does not hold in a report; a line each.</summary>
    public IEnumerable<string> Contradictions(Evidence evidence) =>
        _expectations.SelectMany(expectation => expectation.Contradictions(evidence))
            .Concat(_findings.SelectMany(finding => finding.Contradictions(evidence)));

    public override string ToString() => scenario;
}
