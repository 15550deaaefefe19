namespace Hangdump.DumpTool.Tests.Survival;

/// <summary>How often the survival tests attach: as often as a check before a commit can bear, or hundreds of times.</summary>
internal static class Attaches
{
    public static int PerTest { get; } = Environment.GetEnvironmentVariable("HANGDUMP_TEST_ALL") == "1" ? 150 : 8;
}
