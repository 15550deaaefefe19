using Hangdump.DumpTool.Tests.EndToEnd;
using Hangdump.Harness;
using Hangdump.Harness.Reports;

namespace Hangdump.DumpTool.Tests.RandomPrograms;

/// <summary>Programs made up from a seed: what the report says of cycles, owners and who is behind must equal what they know.</summary>
public sealed class RandomProgramTests
{
    private const int Seeds = 20;
    private const int SeedsOfAll = 300;
    private static readonly CodeKind[] _code = [CodeKind.Release, CodeKind.Optimised, CodeKind.Debug];

    public static TheoryData<int, int, CodeKind> Cases
    {
        get
        {
            var cases = new TheoryData<int, int, CodeKind>();
            foreach (int seed in Enumerable.Range(1, Coverage.All ? SeedsOfAll : Seeds))
                cases.Add(seed, TargetRuntime.All[seed % TargetRuntime.All.Count].Major, _code[seed % _code.Length]);
            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Cycles_owners_and_those_behind_equal_the_truth(int seed, int runtime, CodeKind code)
    {
        using HangTarget target = HangTarget.Start("random", TargetRuntime.OfMajor(runtime), code, $"{seed}");
        ToolReport report = ToolReport.Of(target);
        report.Save($"random-{seed}");
        var known = new KnownProgram(target.Truth);
        Expect.NoContradictions(Holds(known, report).Concat(Waits(known, report)).Concat(Deadlocks(known, report)));
    }

    private static IEnumerable<string> Holds(KnownProgram known, ToolReport report)
    {
        foreach (IGrouping<string, KnownHold> held in known.Holds.Where(hold => IsLock(hold.Kind)).GroupBy(hold => hold.Thread))
        {
            string expected = string.Join(", ", held.Select(hold => hold.Kind).Order(StringComparer.Ordinal));
            string reported = string.Join(", ", report.HeldBy(held.Key).Select(resource => resource.Kind).Where(IsLock).Order(StringComparer.Ordinal));
            if (reported != expected) yield return $"{held.Key} holds [{reported}], not [{expected}]";
        }
    }

    /// <summary>Of the others, only those that somebody waits for are resources of a report.</summary>
    private static bool IsLock(string kind) => kind is "monitor" or "lock" or "readerWriterLock" or "mutex";

    private static IEnumerable<string> Waits(KnownProgram known, ToolReport report)
    {
        foreach (KnownWait wait in known.Waits)
        {
            IReadOnlyList<ReportResource> wanted = report.WantedBy(wait.Thread);
            string expected = $"a {wait.Kind} of {string.Join(", ", wait.Owners)}";
            string reported = string.Join(" and ", wanted.Select(resource => $"a {resource.Kind} of {string.Join(", ", report.Names(resource.Owners.Select(owner => owner.Thread ?? 0)))}"));
            if (reported != expected) yield return $"{wait.Thread} waits for {reported}, not for {expected}";
            if (report.Thread(wait.Thread)?.WaitsFor?.TimeoutMilliseconds is { } timeout && timeout != (wait.Timed ? 3_600_000 : -1))
                yield return $"{wait.Thread} waits with timeout {timeout}";
            if (wanted.SelectMany(resource => resource.Owners).Any(owner => owner.Certainty != "certain")) yield return $"{wait.Thread} waits for something whose owner is not certain";
        }
    }

    private static IEnumerable<string> Deadlocks(KnownProgram known, ToolReport report)
    {
        ReportFinding[] found = [.. report.Findings("deadlock").Concat(report.Findings("selfDeadlock"))];
        foreach (ReportFinding finding in found)
        {
            string[] cycle = [.. finding.Cycle!.Select(step => report.Names([step.Thread!.Value]).Single())];
            if (!cycle.Zip(cycle.Skip(1).Append(cycle[0])).All(step => known.WaitsFor(step.First, step.Second))) yield return $"[{string.Join(", ", cycle)}] is no cycle";
            if (cycle.Except(known.Deadlocked).Any()) yield return $"[{string.Join(", ", cycle)}] is said to be deadlocked";
            if (finding is not { Certainty: "certain", Severity: "error" }) yield return $"the {finding.Kind} of [{string.Join(", ", cycle)}] is {finding.Certainty}, {finding.Severity}";
            IReadOnlyList<string> behind = report.Names(finding.BlockedBehind!.Threads);
            if (known.IsFunctional && !behind.SequenceEqual(known.Behind(cycle)))
                yield return $"behind [{string.Join(", ", cycle)}] stand [{string.Join(", ", behind)}], not [{string.Join(", ", known.Behind(cycle))}]";
        }
        string[] members = [.. found.SelectMany(finding => report.Names(finding.Threads)).Distinct().Order(StringComparer.Ordinal)];
        if (known.IsFunctional)
        {
            string reported = Text(found.Select(finding => report.Names(finding.Threads))), expected = Text(known.Cycles);
            if (reported != expected) yield return $"the cycles are {reported}, not {expected}";
        }
        else if (members.Length == 0 != (known.Deadlocked.Count == 0))
        {
            yield return $"deadlocked are [{string.Join(", ", members)}], not [{string.Join(", ", known.Deadlocked)}]";
        }
        foreach (ReportFinding other in report.File.Findings.Where(finding => finding.Kind is not ("deadlock" or "selfDeadlock" or "longWait"))) yield return $"found {other.Kind}: {other.Summary}";
    }

    private static string Text(IEnumerable<IEnumerable<string>> cycles) =>
        string.Join(' ', cycles.Select(cycle => $"({string.Join(' ', cycle)})").Order(StringComparer.Ordinal));
}
