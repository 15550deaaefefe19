using System.Diagnostics;

namespace Hangdump.DumpTool.Tests.Cli;

internal static class Poll
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    /// <summary>Waits until a condition holds.</summary>
    public static void Until(Func<bool> condition, string otherwise)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < _patience, otherwise);
            Thread.Sleep(5);
        }
    }
}
