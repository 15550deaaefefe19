using System.Diagnostics;
using Hangdump.DumpTool.Tests.EndToEnd;
using Hangdump.Harness;
using Hangdump.Harness.Reports;

namespace Hangdump.DumpTool.Tests.Field;

/// <summary>Runs the tool on programs whose hang is in, or beside, the code of real packages.</summary>
public sealed class FieldTargetTests
{
    public static TheoryData<string> Cases => [.. FieldTruths.All.Select(truth => truth.Scenario)];

    [Theory, MemberData(nameof(Cases))]
    public void The_report_says_what_is_true(string scenario)
    {
        Truth truth = FieldTruths.All.Single(truth => truth.Scenario == scenario);
        string program = Repository.PathOf("tests", "FieldTargets", "bin", Repository.Configuration, "net10.0", "FieldTargets");
        using HangTarget target = HangTarget.Start(new ProcessStartInfo(program, [scenario]), scenario, TargetRuntime.Installed, CodeKind.Debug);
        ToolReport report = ToolReport.Of(target);
        report.Save("field-" + scenario);
        var evidence = new Evidence(target, report, ScenarioSource.Of(scenario, "FieldTargets"));
        Expect.NoContradictions(Invariants.Contradictions(evidence, truth).Concat(truth.Contradictions(evidence)));
    }
}
