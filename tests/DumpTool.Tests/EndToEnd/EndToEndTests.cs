using System.Diagnostics;
using Hangdump.DumpTool.Tests.EndToEnd.Truths;
using Hangdump.Harness;
using Hangdump.Harness.Reports;

namespace Hangdump.DumpTool.Tests.EndToEnd;

/// <summary>Runs the tool on every scenario on one runtime, and compares its report with what is true.</summary>
public static class EndToEndTests
{
    private static TheoryData<string, CodeKind> CasesOn(TargetRuntime runtime)
    {
        var cases = new TheoryData<string, CodeKind>();
        foreach ((int index, Truth truth) in AllTruths.On(runtime).Index())
            foreach (CodeKind code in Coverage.CodeFor(index, runtime, ScenarioSource.Of(truth.Scenario).LinesOf(ScenarioSource.Flow).Count > 0))
                cases.Add(truth.Scenario, code);
        return cases;
    }

    private static void Check(TargetRuntime runtime, string scenario, CodeKind code)
    {
        Truth truth = AllTruths.On(runtime).Single(truth => truth.Scenario == scenario);
        using HangTarget target = HangTarget.Start(scenario, runtime, code);
        IReadOnlyList<string> contradictions = [];
        for (int look = 0; look == 0 || (look < truth.Looks && contradictions.Count > 0); look++)
        {
            ToolReport report = ToolReport.Of(target);
            report.Save($"{scenario}-{runtime.Major}-{code}");
            var evidence = new Evidence(target, report, ScenarioSource.Of(scenario));
            contradictions = [.. Invariants.Contradictions(evidence, truth).Concat(truth.Contradictions(evidence))];
        }
        Expect.NoContradictions(contradictions);
    }

    public sealed class On_dotnet_8
    {
        public static TheoryData<string, CodeKind> Cases => CasesOn(TargetRuntime.Net8);

        [Theory, MemberData(nameof(Cases))]
        public void The_report_says_what_is_true(string scenario, CodeKind code) => Check(TargetRuntime.Net8, scenario, code);
    }

    public sealed class On_dotnet_9
    {
        public static TheoryData<string, CodeKind> Cases => CasesOn(TargetRuntime.Net9);

        [Theory, MemberData(nameof(Cases))]
        public void The_report_says_what_is_true(string scenario, CodeKind code) => Check(TargetRuntime.Net9, scenario, code);
    }

    public sealed class On_dotnet_10
    {
        public static TheoryData<string, CodeKind> Cases => CasesOn(TargetRuntime.Net10);

        [Theory, MemberData(nameof(Cases))]
        public void The_report_says_what_is_true(string scenario, CodeKind code) => Check(TargetRuntime.Net10, scenario, code);
    }

    public sealed class On_dotnet_11
    {
        public static TheoryData<string, CodeKind> Cases => CasesOn(TargetRuntime.Net11);

        [Theory, MemberData(nameof(Cases))]
        public void The_report_says_what_is_true(string scenario, CodeKind code) => Check(TargetRuntime.Net11, scenario, code);
    }

    public sealed class The_table_of_truths
    {
        [Fact]
        public void Every_scenario_of_the_catalogue_has_its_truth()
        {
            ToolResult list = Tool.Run(new ProcessStartInfo(PublishedTargets.Program(TargetRuntime.Net10, CodeKind.Release), "list")
            {
                RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            });
            IEnumerable<string> testedElsewhere =
            [
                "named-mutex-holder", "random", "every-wait", "every-lock", "every-await", "lock-crowd", "chaos", "many-threads", "large-heap", "deep-stack",
                "non-dumpable", "unstoppable-thread",
            ];
            Assert.Equal(
                list.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Except(testedElsewhere).Order(StringComparer.Ordinal),
                AllTruths.On(TargetRuntime.Net10).Select(truth => truth.Scenario).Order(StringComparer.Ordinal));
        }
    }
}
