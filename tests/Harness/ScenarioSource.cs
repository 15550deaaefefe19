using System.Text.RegularExpressions;

namespace Hangdump.Harness;

/// <summary>
/// The source of a scenario and its marked lines: <c>// &lt;- worker-a, worker-b</c> says that these threads have a frame on that
/// line, <c>// &lt;- flow</c> that some async flow has.
/// </summary>
public sealed partial class ScenarioSource
{
    /// <summary>The name in a marker that stands for the flows of the scenario.</summary>
    public const string Flow = "flow";

    private ScenarioSource(string file, IReadOnlyList<Marker> markers)
    {
        File = file;
        Markers = markers;
    }

    /// <summary>Absolute path.</summary>
    public string File { get; }

    public IReadOnlyList<Marker> Markers { get; }

    /// <summary>Reads the source of a scenario, which Catalogue.cs names.</summary>
    public static ScenarioSource Of(string scenario)
    {
        string catalogue = System.IO.File.ReadAllText(Repository.PathOf("tests", "HangTargets", "Catalogue.cs"));
        Match entry = Regex.Match(catalogue, $@"\[""{Regex.Escape(scenario)}""\] = (\w+)\.");
        if (!entry.Success) throw new ArgumentException($"Catalogue.cs has no scenario '{scenario}'", nameof(scenario));
        string file = Directory.EnumerateFiles(Repository.PathOf("tests", "HangTargets", "Scenarios"), entry.Groups[1].Value + ".cs", SearchOption.AllDirectories).Single();
        return new ScenarioSource(file, [.. System.IO.File.ReadAllLines(file).SelectMany(MarkersOf)]);
    }

    /// <summary>The lines marked for a thread, or for flows.</summary>
    public IReadOnlyList<int> LinesOf(string actor) => [.. Markers.Where(marker => marker.Actor == actor).Select(marker => marker.Line)];

    private static IEnumerable<Marker> MarkersOf(string text, int index) =>
        MarkerComment().Match(text) is { Success: true } comment
            ? comment.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries).Select(actor => new Marker(actor, index + 1))
            : [];

    [GeneratedRegex(@"// <- (.+)$")]
    private static partial Regex MarkerComment();
}

/// <summary>A line on which a thread (or some flow) of the scenario stands.</summary>
public sealed record Marker(string Actor, int Line);
