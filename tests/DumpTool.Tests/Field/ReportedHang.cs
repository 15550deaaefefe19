using System.Text.Json;
using System.Text.RegularExpressions;
using Hangdump.Harness.Reports;

namespace Hangdump.DumpTool.Tests.Field;

/// <summary>
/// A folder with a program that hangs as in a public bug report, and <c>truth.json</c>: what a report on it must say
/// (<c>mustSay</c>) and must not say (<c>mustNotSay</c>). Lists of kinds are alternatives; a name is an actor's of the READY line,
/// a thread's own behind <c>~</c>, or every thread of a kind behind <c>kind:</c>; <c>A&amp;B</c> is one frame that contains both.
/// </summary>
internal sealed class ReportedHang(JsonElement truth, ToolReport report)
{
    public IEnumerable<string> Contradictions() =>
        Statements("mustSay").Where(statement => !Holds(statement)).Select(statement => $"must say {statement}")
            .Concat(Statements("mustNotSay").Where(Holds).Select(statement => $"must not say {statement}"));

    private IEnumerable<JsonElement> Statements(string name) => truth.TryGetProperty(name, out JsonElement statements) ? statements.EnumerateArray() : [];

    private bool Holds(JsonElement statement) =>
        statement.TryGetProperty("thread", out JsonElement thread)
            ? Named(thread.GetProperty("name").GetString()!).Count(one => ThreadHolds(thread, one)) >= (Number(thread, "atLeast") ?? 1)
            : report.File.Findings.Any(finding => FindingHolds(statement.GetProperty("finding"), finding));

    private IEnumerable<ReportThread> Named(string name) =>
        name.StartsWith("kind:", StringComparison.Ordinal) ? report.File.Threads.Where(thread => thread.Kind == name["kind:".Length..])
        : name.StartsWith('~') ? report.File.Threads.Where(thread => thread.Name == name[1..])
        : report.Thread(name) is { } thread ? [thread] : [];

    private bool ThreadHolds(JsonElement expected, ReportThread thread)
    {
        string[] frames = [.. thread.Frames.Select(frame => $"{frame.Type} {frame.Method} {frame.Assembly} {frame.File}")];
        return OneOf(expected, "state", thread.State)
            && (!expected.TryGetProperty("waitsFor", out JsonElement wait) || WaitHolds(wait, thread.WaitsFor))
            && (Texts(expected, "holds") is not { } held || thread.Holds.Any(id => held.Contains(report.Resource(id).Kind)))
            && (Texts(expected, "frameContains") is not { } texts || texts.All(text => frames.Any(frame => text.Split('&').All(part => frame.Contains(part, StringComparison.Ordinal)))));
    }

    private bool WaitHolds(JsonElement expected, ReportWait? wait)
    {
        if (wait is null) return false;
        ReportResource[] wanted = [.. wait.Wanted.Select(report.Resource)];
        return OneOf(expected, "operation", wait.Operation)
            && OneOf(expected, "certainty", wait.Certainty)
            && (Texts(expected, "kind") is not { } kinds || wanted.Any(resource => kinds.Contains(resource.Kind)))
            && (Text(expected, "owner") is not { } owner || wanted.Any(resource => resource.Owners.Any(one => one.Thread is { } id && report.Names([id])[0] == owner)))
            && (Text(expected, "resourceNamed") is not { } name || wanted.Any(resource => Regex.IsMatch(resource.Name ?? "", name)));
    }

    private bool FindingHolds(JsonElement expected, ReportFinding finding)
    {
        IReadOnlyList<string> members = report.Names(finding.Threads), behind = report.Names(finding.BlockedBehind?.Threads ?? []);
        string[] concerned = [.. members, .. behind, .. report.Names((finding.Chain ?? []).Where(step => step.Thread is not null).Select(step => step.Thread!.Value))];
        return OneOf(expected, "kind", finding.Kind)
            && OneOf(expected, "certainty", finding.Certainty)
            && OneOf(expected, "severity", finding.Severity)
            && (Texts(expected, "threadsNamed") is not { } named || named.All(members.Contains))
            && (Number(expected, "threadCount") is not { } count || members.Count == count)
            && (Number(expected, "threadsAtLeast") is not { } least || members.Count >= least)
            && (Texts(expected, "behind") is not { } stuck || stuck.All(behind.Contains))
            && (Texts(expected, "concerns") is not { } all || all.All(concerned.Contains))
            && (Texts(expected, "resourceKind") is not { } kinds || finding.Resources.Any(id => kinds.Contains(report.Resource(id).Kind)));
    }

    private static bool OneOf(JsonElement expected, string name, string? value) => Texts(expected, name)?.Contains(value) != false;

    private static string[]? Texts(JsonElement of, string name) => of.TryGetProperty(name, out JsonElement list) ? list.Deserialize<string[]>() : null;

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out JsonElement text) ? text.GetString() : null;

    private static int? Number(JsonElement of, string name) => of.TryGetProperty(name, out JsonElement number) ? number.GetInt32() : null;
}
