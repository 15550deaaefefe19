using System.Globalization;
using Hangdump.Harness.Reports;

namespace Hangdump.DumpTool.Tests.EndToEnd;

/// <summary>A thread waits for one thing, or for several; an operation of null is not asked for.</summary>
internal sealed record ExpectedWait(string Actor, string? Operation, string? Kind) : IExpectation
{
    /// <summary>End of the resource's name, <c>{pid}</c> for the target's own; null when it is not asked for.</summary>
    public string? Name { get; init; }

    /// <summary>Exactly these own it; null when it is not asked for.</summary>
    public IReadOnlyList<ExpectedOwner>? Owners { get; init; } = [];

    /// <summary>-1 without a limit; a limit may be missing from the report, but is never another; null when it is not asked for.</summary>
    public int? TimeoutMilliseconds { get; init; } = -1;

    /// <summary>For a wait for several things: how many, and whether all are needed.</summary>
    public (int Count, bool All)? Several { get; init; }

    public IEnumerable<string> Contradictions(Evidence evidence)
    {
        ReportThread? thread = evidence.Report.Thread(Actor);
        if (thread?.WaitsFor is not { } wait)
        {
            yield return $"{Actor} does not wait, it should {Operation} {Kind} {Name}";
            yield break;
        }
        if (Operation is not null && wait.Operation != Operation) yield return $"{Actor} does '{wait.Operation}', not '{Operation}'";
        if (TimeoutMilliseconds is { } timeout && wait.TimeoutMilliseconds != timeout && !(timeout > 0 && wait.TimeoutMilliseconds is null))
            yield return string.Create(CultureInfo.InvariantCulture, $"{Actor} waits with timeout {wait.TimeoutMilliseconds}, not {timeout}");
        IReadOnlyList<ReportResource> wanted = evidence.Report.WantedBy(Actor);
        if (Several is { } several)
        {
            if (wanted.Count != several.Count || wait.All != several.All)
                yield return $"{Actor} waits for {wanted.Count} things, all {wait.All}; not for {several.Count}, all {several.All}";
        }
        else if (wanted.Count != (Kind is null ? 0 : 1))
        {
            yield return $"{Actor} waits for {wanted.Count} things";
        }
        foreach (ReportResource resource in wanted)
        {
            if (resource.Kind != Kind) yield return $"{Actor} waits for a {resource.Kind}, not a {Kind}";
            foreach (string contradiction in Resources.NameContradictions(resource, Name?.Replace("{pid}", $"{evidence.Target.Pid}", StringComparison.Ordinal))) yield return $"{Actor}: {contradiction}";
            if (Owners is not null && Several is null)
                foreach (string contradiction in Resources.OwnerContradictions(evidence, resource, Owners)) yield return $"{Actor}: {contradiction}";
        }
    }
}
