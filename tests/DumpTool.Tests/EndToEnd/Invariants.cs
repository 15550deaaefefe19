using Hangdump.Harness;
using Hangdump.Harness.Contract;
using Hangdump.Harness.Reports;

namespace Hangdump.DumpTool.Tests.EndToEnd;

/// <summary>What holds for the report on any scenario.</summary>
internal static class Invariants
{
    public static IEnumerable<string> Contradictions(Evidence evidence, Truth truth) =>
        Head(evidence).Concat(ContractCheck.Problems(evidence.Report.Json)).Concat(Actors(evidence)).Concat(Lines(evidence)).Concat(NothingElse(evidence.Report, truth)).Concat(NoneForgotten(evidence));

    private static IEnumerable<string> Head(Evidence evidence)
    {
        ReportFile report = evidence.Report.File;
        if (report.Process.Id != evidence.Target.Pid) yield return $"the process is {report.Process.Id}";
        if (report.Process.RuntimeVersion != evidence.Target.Runtime.Version) yield return $"the runtime is {report.Process.RuntimeVersion}";
        if (!report.Source.Complete) yield return $"the report is incomplete: {string.Join("; ", report.Source.Notes)}";
        if (report.Threads.Count(thread => thread.Kind == "main") != 1) yield return "not one main thread";
    }

    private static IEnumerable<string> Actors(Evidence evidence)
    {
        foreach (Actor actor in evidence.Target.Actors.Values)
        {
            ReportThread? thread = evidence.Report.Thread(actor.Name);
            if (thread is null)
            {
                if (Directory.Exists($"/proc/{evidence.Target.Pid}/task/{actor.OsId}")) yield return $"{actor.Name} is missing";
                continue;
            }
            if (thread.State != "dead" && thread.OsId != actor.OsId) yield return $"{actor.Name} has OS id {thread.OsId}, not {actor.OsId}";
            if (thread.Kind == "user" && thread.Name != actor.Name && thread.Name?.StartsWith(".NET ", StringComparison.Ordinal) != true)
                yield return $"{actor.Name} is named '{thread.Name}'";
            if (actor.Name == "main" != (thread.Kind == "main")) yield return $"{actor.Name} is of kind {thread.Kind}";
        }
    }

    /// <summary>Optimised code may have inlined a frame or reused it for a tail call: there only the topmost must be right.</summary>
    private static IEnumerable<string> Lines(Evidence evidence)
    {
        bool everyFrame = evidence.Target.Code is CodeKind.Debug or CodeKind.Release or CodeKind.RuntimeAsync;
        string file = evidence.Source.File;
        foreach (IGrouping<string, Marker> marked in evidence.Source.Markers.GroupBy(marker => marker.Actor))
        {
            List<int> seen = marked.Key == ScenarioSource.Flow
                ? LinesIn(file, evidence.Report.File.Flows.SelectMany(flow => flow.Frames))
                : LinesIn(file, evidence.Report.Thread(marked.Key)?.Frames ?? []);
            List<int> expected = [.. marked.Select(marker => marker.Line)];
            bool right = everyFrame || marked.Key == ScenarioSource.Flow
                ? expected.All(seen.Contains)
                : seen.Count == 0 ? marked.All(marker => marker.IsLast) : expected.Contains(seen[0]);
            if (!right) yield return $"{marked.Key} stands on lines [{string.Join(", ", seen)}] of {Path.GetFileName(file)}, not on [{string.Join(", ", expected)}]";
        }
    }

    private static List<int> LinesIn(string file, IEnumerable<ReportFrame> frames) =>
        [.. frames.Where(frame => frame.File is not null && Path.GetFileName(frame.File) == Path.GetFileName(file)).Select(frame => frame.Line!.Value)];

    /// <summary>No finding is better than a wrong one. What is only tolerated must not be called certain.</summary>
    private static IEnumerable<string> NothingElse(ToolReport report, Truth truth) =>
        report.File.Findings
            .Where(finding => !truth.Findings.Any(expected => expected.Is(finding, report)))
            .Where(finding => !truth.Tolerated.Contains(finding.Kind) || (finding.Severity == "error" && finding.Certainty == "certain"))
            .Select(finding => $"found a {finding.Certainty} {finding.Kind} of [{string.Join(", ", report.Names(finding.Threads))}]: {finding.Summary}");

    /// <summary>Every thread that waits without a limit is explained by some finding.</summary>
    private static IEnumerable<string> NoneForgotten(Evidence evidence) =>
        evidence.Target.Actors.Values
            .Select(actor => evidence.Report.Thread(actor.Name))
            .Where(thread => thread?.WaitsFor is { TimeoutMilliseconds: -1, Operation: not ("sleep" or "io") })
            .Where(thread => !evidence.Report.File.Findings.Any(finding => ExpectedConcern.Concerns(finding, thread!.Id)))
            .Select(thread => $"thread {thread!.Id} ({thread.Name}) waits without end and stands in no finding");
}
