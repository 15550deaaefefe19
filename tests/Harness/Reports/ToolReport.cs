using System.Text.Json;

namespace Hangdump.Harness.Reports;

/// <summary>The tool's report on a target, asked in the names of the scenario's actors.</summary>
public sealed class ToolReport
{
    private readonly IReadOnlyDictionary<string, Actor> _actors;
    private readonly Dictionary<int, ReportThread> _threads;
    private readonly Dictionary<string, ReportResource> _resources;

    private ToolReport(string json, IReadOnlyDictionary<string, Actor> actors)
    {
        Json = json;
        File = JsonSerializer.Deserialize<ReportFile>(json, JsonSerializerOptions.Web)!;
        _actors = actors;
        _threads = File.Threads.ToDictionary(thread => thread.Id);
        _resources = File.Resources.ToDictionary(resource => resource.Id);
    }

    /// <summary>As the tool printed it.</summary>
    public string Json { get; }

    public ReportFile File { get; }

    /// <summary>Runs the tool on a target; on one in debug code, with the managed worker.</summary>
    /// <exception cref="InvalidOperationException">It gave no report; says what it said instead.</exception>
    public static ToolReport Of(HangTarget target, params string[] options)
    {
        string tool = target.Code == CodeKind.Debug ? Tool.ManagedPath : Tool.Path;
        ToolResult result = Tool.Run(Tool.CommandOf(tool, [target.Pid.ToString(System.Globalization.CultureInfo.InvariantCulture), "--json", .. options]));
        if (result.ExitCode is not (0 or 1) || result.Output.Length == 0)
            throw new InvalidOperationException($"{target.Scenario} on {target.Runtime}: exit code {result.ExitCode}: {result.Error}");
        return Parse(result.Output, target.Actors);
    }

    /// <summary>A report that has been saved, without actors where none are given.</summary>
    public static ToolReport Parse(string json, IReadOnlyDictionary<string, Actor>? actors = null) => new(json, actors ?? new Dictionary<string, Actor>());

    /// <summary>Keeps it as <c>artifacts/reports/&lt;name&gt;.json</c>, for a person to look at.</summary>
    public void Save(string name)
    {
        string folder = Repository.PathOf("artifacts", "reports");
        Directory.CreateDirectory(folder);
        System.IO.File.WriteAllText(Path.Combine(folder, name + ".json"), Json);
    }

    /// <summary>The thread that plays a part; null when the report lacks it.</summary>
    public ReportThread? Thread(string actor) => _threads.GetValueOrDefault(_actors[actor].Id);

    /// <summary>The parts of threads, sorted; a thread without a part as <c>#id</c>.</summary>
    public IReadOnlyList<string> Names(IEnumerable<int> threads) =>
        [.. threads.Select(id => _actors.Values.FirstOrDefault(actor => actor.Id == id)?.Name ?? $"#{id}").Order(StringComparer.Ordinal)];

    public ReportResource Resource(string id) => _resources[id];

    /// <summary>What an actor waits for.</summary>
    public IReadOnlyList<ReportResource> WantedBy(string actor) => [.. (Thread(actor)?.WaitsFor?.Wanted ?? []).Select(Resource)];

    /// <summary>What an actor holds.</summary>
    public IReadOnlyList<ReportResource> HeldBy(string actor) => [.. (Thread(actor)?.Holds ?? []).Select(Resource)];

    public IReadOnlyList<ReportFinding> Findings(string kind) => [.. File.Findings.Where(finding => finding.Kind == kind)];
}
