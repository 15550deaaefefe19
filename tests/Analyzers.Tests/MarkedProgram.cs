using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Hangdump.Analyzers.Tests;

/// <summary>
/// A program of one file or folder in two forms: with the symbol BAD it has a defect, without none. Comments at line ends say what
/// is expected: <c>//! HD1001</c> here, <c>//! HD1001 a</c> on some line of group a, <c>//? HD1001</c> tolerated here.
/// </summary>
internal sealed partial record MarkedProgram(IReadOnlyList<(string Path, string Text)> Files)
{
    private static readonly string[] _alwaysTolerated = ["HD1007", "HD1013", "HD2010", "HD3009", "HD3010"];

    /// <summary>The programs of a folder: each file, and each folder as one.</summary>
    public static IEnumerable<string> In(string folder) =>
        Directory.EnumerateFileSystemEntries(folder).Where(path => !Path.GetFileName(path).StartsWith('_') && (Directory.Exists(path) || path.EndsWith(".cs", StringComparison.Ordinal))).Order(StringComparer.Ordinal);

    public static MarkedProgram Read(string path)
    {
        IEnumerable<string> files = Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.cs").Order(StringComparer.Ordinal) : [path];
        IEnumerable<string> shared = Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "_*.cs");
        return new MarkedProgram([.. files.Concat(shared).Select(file => (file, File.ReadAllText(file)))]);
    }

    /// <summary>What is wrong with the findings in one of the forms; a line each.</summary>
    /// <param name="isBad">Which form.</param>
    /// <param name="rules">Those that are tested; markers of others are left aside.</param>
    public async Task<IReadOnlyList<string>> Faults(bool isBad, IReadOnlyCollection<string> rules)
    {
        Compilation compilation = Analysis.Compile(Files, isBad ? ["BAD"] : []);
        IReadOnlyList<string> errors = Analysis.Errors(compilation);
        if (errors.Count > 0) return errors;
        List<Diagnostic> found = [.. await Analysis.Run(compilation)];
        List<Marker> markers = [.. Files.SelectMany(Markers).Where(marker => isBad || marker.Kind == "?")];
        List<string> faults = [];
        foreach (IGrouping<string, Marker> group in markers.Where(marker => marker.Kind == "!").GroupBy(marker => marker.Group ?? $"{marker.Path}:{marker.Line}"))
        {
            if (!group.First().Rules.Any(rules.Contains)) continue;
            if (!found.Exists(diagnostic => group.Any(marker => marker.Matches(diagnostic) && (marker.IsInfoEnough || diagnostic.Severity >= DiagnosticSeverity.Warning))))
                faults.Add($"nothing found at {string.Join(", ", group.Select(marker => marker.ToString()))}");
        }

        faults.AddRange(found.Where(diagnostic => !_alwaysTolerated.Contains(diagnostic.Id) && !markers.Exists(marker => marker.Matches(diagnostic))).Select(diagnostic => $"false: {diagnostic}"));
        return faults;
    }

    private static IEnumerable<Marker> Markers((string Path, string Text) file)
    {
        string[] lines = file.Text.Split('\n');
        for (int line = 0; line < lines.Length; line++)
        {
            if (MarkerPattern().Match(lines[line]) is not { Success: true } match) continue;
            string kind = match.Groups["kind"].Value;
            string group = match.Groups["group"].Value;
            yield return new Marker(kind is "?!" or "?" ? "?" : "!", [.. match.Groups["rules"].Value.Replace("~", "", StringComparison.Ordinal).Split('|')], file.Path, line + 1, group.Length == 0 ? null : group, match.Groups["rules"].Value.Contains('~', StringComparison.Ordinal));
        }
    }

    [GeneratedRegex(@"//(?<kind>!|\?!|\?) (?<rules>~?HD\d+(\|~?HD\d+)*)( (?<group>\w+|\*))?\s*$")]
    private static partial Regex MarkerPattern();

    private sealed record Marker(string Kind, string[] Rules, string Path, int Line, string? Group, bool IsInfoEnough)
    {
        public bool Matches(Diagnostic diagnostic)
        {
            FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
            return Rules.Contains(diagnostic.Id) && (Group == "*" || (span.Path == Path && span.StartLinePosition.Line + 1 == Line));
        }

        public override string ToString() => $"{System.IO.Path.GetFileName(Path)}:{Line} ({string.Join("|", Rules)})";
    }
}
