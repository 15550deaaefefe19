using System.Text.RegularExpressions;
using Hangdump.Harness.Reports;

namespace Hangdump.Harness.Contract;

/// <summary>What stands in the program's source has no name of the compiler's.</summary>
internal static partial class SourceNames
{
    public static IEnumerable<string> Check(ReportFile report) =>
        report.Threads.SelectMany(thread => thread.Frames).Concat(report.Flows.SelectMany(flow => flow.Frames))
            .Where(frame => frame.File is not null).SelectMany(frame => new[] { frame.Method, frame.Type })
            .Concat(report.Flows.Select(flow => flow.Method)).Concat(report.Resources.Select(resource => resource.Name))
            .Where(name => name is not null && Generated().IsMatch(name)).Distinct().Select(name => $"'{name}' is a name of the compiler's");

    [GeneratedRegex(@"[<>](b|d|g)__|\bMoveNext\b|c__DisplayClass|<>c\b|k__BackingField|<\w+>P\b")]
    private static partial Regex Generated();
}
