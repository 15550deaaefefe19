using System.Text.Json;
using Hangdump.Harness.Reports;
using Json.Schema;

namespace Hangdump.Harness.Contract;

/// <summary>Checks that a report has the published shape and agrees with itself.</summary>
public static class ContractCheck
{
    private static readonly Lazy<JsonSchema> _schema = new(() =>
        JsonSchema.FromText(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schema", "hangdump-1.json"))));

    /// <summary>Each stage relies on the one before: what leads nowhere cannot be followed.</summary>
    private static readonly Func<ReportFile, IEnumerable<string>>[][] _stages =
        [[Identities.Check], [References.Check], [MirrorImages.Check, Cycles.Check, Certainties.Check, Severities.Check, SourceNames.Check]];

    /// <summary>What is wrong with the report, a sentence each; empty where all is well.</summary>
    public static IReadOnlyList<string> Problems(string json)
    {
        List<string> shape = [.. ShapeProblems(json)];
        if (shape.Count > 0) return shape;
        ReportFile report = JsonSerializer.Deserialize<ReportFile>(json, JsonSerializerOptions.Web)!;
        foreach (Func<ReportFile, IEnumerable<string>>[] stage in _stages)
        {
            List<string> problems = [.. stage.SelectMany(rule => rule(report))];
            if (problems.Count > 0) return problems;
        }

        return [];
    }

    private static IEnumerable<string> ShapeProblems(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        EvaluationResults results = _schema.Value.Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        if (results.IsValid) yield break;
        foreach (EvaluationResults part in results.Details ?? [])
        {
            foreach ((string keyword, string message) in part.Errors ?? new Dictionary<string, string>())
                yield return $"{part.InstanceLocation}: {keyword}: {message}";
        }
    }
}
