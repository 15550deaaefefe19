using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.EndToEnd;

/// <summary>How much of the table of truths a run goes through.</summary>
internal static class Coverage
{
    private static readonly CodeKind[] _inTurn = [CodeKind.Optimised, CodeKind.Release, CodeKind.Debug];

    /// <summary>Whether everything is asked for: each scenario in each kind of code, hundreds of seeds.</summary>
    public static bool All { get; } = Environment.GetEnvironmentVariable("HANGDUMP_TEST_ALL") == "1";

    /// <summary>The kinds of code to run a scenario in: by default one, which changes from scenario to scenario and runtime to runtime.</summary>
    public static IEnumerable<CodeKind> CodeFor(int scenario, TargetRuntime runtime, bool hasFlows)
    {
        CodeKind[] code = All ? [CodeKind.Release, CodeKind.Optimised, CodeKind.FullyOptimised, CodeKind.Debug] : [_inTurn[(scenario + runtime.Major) % _inTurn.Length]];
        return runtime.Major >= 11 && (hasFlows || All) ? [.. code, CodeKind.RuntimeAsync] : code;
    }
}
