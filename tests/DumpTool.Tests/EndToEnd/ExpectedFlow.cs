using Hangdump.Harness.Reports;

namespace Hangdump.DumpTool.Tests.EndToEnd;

/// <summary>A flow: its outermost method, its frames from the leaf up, and what the leaf waits for.</summary>
internal sealed record ExpectedFlow(string Outermost, params string[] Frames) : IExpectation
{
    /// <summary>Kind of what it waits for; null when it is not asked for.</summary>
    public string? WaitsFor { get; init; }

    public string? Name { get; init; }

    /// <summary>Kind of something it holds; null when it is not asked for.</summary>
    public string? Holds { get; init; }

    public IEnumerable<string> Contradictions(Evidence evidence)
    {
        ToolReport report = evidence.Report;
        ReportFlow[] flows = [.. report.File.Flows.Where(flow => flow.Method.Contains(Outermost, StringComparison.Ordinal))];
        if (flows.Length == 0)
        {
            yield return $"no flow of {Outermost} among [{string.Join(", ", report.File.Flows.Select(flow => flow.Method))}]";
            yield break;
        }
        ReportFlow found = flows[0];
        string[] users = [.. found.Frames.Where(frame => frame.File is not null).Select(frame => frame.Method)];
        if (Frames.Length > 0 && !(users.Length == Frames.Length && users.Zip(Frames).All(pair => pair.First.Contains(pair.Second, StringComparison.Ordinal))))
            yield return $"flow {Outermost} has frames [{string.Join(", ", users)}], not [{string.Join(", ", Frames)}]";
        ReportResource[] wanted = [.. (found.WaitsFor?.Wanted ?? []).Select(report.Resource)];
        if (WaitsFor is not null && !wanted.Any(resource => resource.Kind == WaitsFor && !Resources.NameContradictions(resource, Name).Any()))
            yield return $"flow {Outermost} waits for [{string.Join(", ", wanted.Select(resource => $"{resource.Kind} {resource.Name}"))}], not for a {WaitsFor} {Name}";
        if (Holds is not null && !found.Holds.Any(id => report.Resource(id).Kind == Holds)) yield return $"flow {Outermost} does not hold a {Holds}";
    }
}
