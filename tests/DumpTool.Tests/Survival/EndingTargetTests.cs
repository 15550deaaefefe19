using System.Diagnostics;
using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.Survival;

/// <summary>A target may be killed while it is read.</summary>
public sealed class EndingTargetTests
{
    private const int LongestMomentMilliseconds = 900;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Killed_target_ends_the_reading_with_a_report_or_a_refusal()
    {
        Random moments = new(1);
        for (int i = 0; i < Math.Max(3, Attaches.PerTest / 5); i++)
        {
            using HangTarget target = HangTarget.Start("monitor-cycle", TargetRuntime.Net10);
            using Process front = Process.Start(Tool.Command([$"{target.Pid}", "--json"]))!;
            Task<string> output = front.StandardOutput.ReadToEndAsync(), error = front.StandardError.ReadToEndAsync();
            Thread.Sleep(moments.Next(LongestMomentMilliseconds));
            Process.GetProcessById(target.Pid).Kill();
            Assert.True(front.WaitForExit(_patience), "the front hangs");
            Assert.True(front.ExitCode is 0 or 3, $"exit code {front.ExitCode}: {await error}");
            Assert.Equal(front.ExitCode == 3, (await output).Length == 0);
        }
    }
}
