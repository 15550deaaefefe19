namespace Hangdump.DumpTool.Tests.EndToEnd;

/// <summary>Fails with everything that is wrong at once: one run of a target costs more than one look at its report.</summary>
internal static class Expect
{
    public static void NoContradictions(IEnumerable<string> contradictions)
    {
        string all = string.Join("\n  ", contradictions);
        if (all.Length > 0) Assert.Fail("the report is wrong:\n  " + all);
    }
}
