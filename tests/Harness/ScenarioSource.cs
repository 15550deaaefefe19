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

    /// <summary>Reads the source of a scenario, which Catalogue.cs of its project names.</summary>
    public static ScenarioSource Of(string scenario, string project = "HangTargets")
    {
        string catalogue = System.IO.File.ReadAllText(Repository.PathOf("tests", project, "Catalogue.cs"));
        Match entry = Regex.Match(catalogue, $@"\[""{Regex.Escape(scenario)}""\] = (\w+)\.");
        if (!entry.Success) throw new ArgumentException($"Catalogue.cs has no scenario '{scenario}'", nameof(scenario));
        string file = Directory.EnumerateFiles(Repository.PathOf("tests", project, "Scenarios"), entry.Groups[1].Value + ".cs", SearchOption.AllDirectories).Single();
        return new ScenarioSource(file, MarkersOf(System.IO.File.ReadAllLines(file)));
    }

    /// <summary>The lines marked for a thread, or for flows.</summary>
    public IReadOnlyList<int> LinesOf(string actor) => [.. Markers.Where(marker => marker.Actor == actor).Select(marker => marker.Line)];

    private static List<Marker> MarkersOf(string[] lines)
    {
        var markers = new List<Marker>();
        foreach ((int index, string line) in lines.Index())
        {
            if (MarkerComment().Match(line) is not { Success: true } comment) continue;
            bool isLast = index + 1 < lines.Length && lines[index + 1].TrimStart().StartsWith('}');
            markers.AddRange(comment.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries).Select(actor => new Marker(actor, index + 1, isLast)));
        }
        return markers;
    }

    [GeneratedRegex(@"// <- (.+)$")]
    private static partial Regex MarkerComment();
}

/// <summary>A line on which a thread (or some flow) of the scenario stands.</summary>
/// <param name="Actor">The thread's part, or <see cref="ScenarioSource.Flow"/>.</param>
/// <param name="Line">One-based.</param>
/// <param name="IsLast">Whether it is the last of its block: optimised code may leave a method with its last call.</param>
public sealed record Marker(string Actor, int Line, bool IsLast);
