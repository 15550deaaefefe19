using System.Text.Json;
using Hangdump.Harness.Reports;

namespace Hangdump.DumpTool.Tests.EndToEnd;

/// <summary>A thread holds something, whether anyone waits for it or not.</summary>
internal sealed record ExpectedHold(string Actor, string Kind) : IExpectation
{
    /// <summary>End of the resource's name; null when it is not asked for.</summary>
    public string? Name { get; init; }

    /// <summary>How often it has been entered; null when it is not asked for.</summary>
    public int? Recursion { get; init; }

    public string Mode { get; init; } = "exclusive";

    public IEnumerable<string> Contradictions(Evidence evidence)
    {
        IReadOnlyList<ReportResource> held = evidence.Report.HeldBy(Actor);
        ReportResource? resource = held.FirstOrDefault(one => one.Kind == Kind && !Resources.NameContradictions(one, Name).Any());
        if (resource is null)
        {
            yield return $"{Actor} holds [{string.Join(", ", held.Select(one => $"{one.Kind} {one.Name}"))}], no {Kind} {Name}";
            yield break;
        }
        int id = evidence.Target[Actor].Id;
        if (!resource.Owners.Any(owner => owner.Thread == id && owner.Mode == Mode)) yield return $"{Actor} does not hold {Name} in mode {Mode}";
        if (Recursion is { } recursion && Detail(resource, "recursion") != recursion)
            yield return $"{Actor} holds {Name} with recursion {Detail(resource, "recursion")}, not {recursion}";
    }

    private static int? Detail(ReportResource resource, string name) =>
        resource.Details?.TryGetValue(name, out JsonElement value) == true ? value.GetInt32() : null;
}
