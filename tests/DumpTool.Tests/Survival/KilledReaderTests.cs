using System.Diagnostics;
using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.Survival;

/// <summary>Whatever happens to the tool, at whatever moment, the process that it reads runs on.</summary>
public sealed class KilledReaderTests
{
    private const int LongestMomentMilliseconds = 900;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(90);

    [Flags]
    public enum Victims { Nobody = 0, Front = 1, Worker = 2, Both = Front | Worker }

    [Theory]
    [InlineData(Victims.Front)]
    [InlineData(Victims.Worker)]
    [InlineData(Victims.Both)]
    public void Target_runs_on_when_its_readers_are_killed_at_any_moment(Victims victims)
    {
        using RunningTarget target = new(TargetRuntime.Net10);
        Random moments = new(victims.GetHashCode());
        for (int i = 0; i < Attaches.PerTest; i++)
        {
            using Process front = Process.Start(Tool.Command([$"{target.Pid}", "--json"]))!;
            front.OutputDataReceived += (_, _) => { };
            front.BeginOutputReadLine();
            Thread.Sleep(moments.Next(LongestMomentMilliseconds));
            IReadOnlyList<int> workers = ThreadStates.Children(front.Id);
            if (victims.HasFlag(Victims.Front))
                front.Kill();
            if (victims.HasFlag(Victims.Worker))
                foreach (int worker in workers)
                    Kill(worker);
            Assert.True(front.WaitForExit(_patience), "the front hangs");
            Assert.True(SpinWait.SpinUntil(() => workers.All(worker => !IsAlive(worker)), _patience), "a worker was left behind");
            target.AssertRunsOn();
        }
    }

    /// <summary>As when Ctrl-Z is followed by an end of the front: a worker that is stopped cannot see that.</summary>
    [Fact]
    public void Stopped_worker_ends_with_its_front()
    {
        using RunningTarget target = new(TargetRuntime.Net10);
        using Process front = Process.Start(Tool.Command([$"{target.Pid}", "--json"]))!;
        IReadOnlyList<int> workers = [];
        Assert.True(SpinWait.SpinUntil(() => (workers = [.. ThreadStates.Children(front.Id).Where(IsWatchful)]).Count > 0, _patience));
        foreach (int worker in workers)
            Process.Start("kill", ["-STOP", $"{worker}"]).WaitForExit();
        front.Kill();
        Assert.True(SpinWait.SpinUntil(() => workers.All(worker => !IsAlive(worker)), _patience), "a worker was left behind");
        target.AssertRunsOn();
    }

    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    public void Busy_target_is_reported_again_and_again_and_runs_on(int runtime)
    {
        using RunningTarget target = new(TargetRuntime.OfMajor(runtime));
        for (int i = 0; i < Math.Max(2, Attaches.PerTest / 4); i++)
        {
            ToolResult result = Tool.Run([$"{target.Pid}", "--json"]);
            Assert.True(result.ExitCode == 0, result.Error);
            Assert.True(result.Output.Contains("\"blocked-0\"", StringComparison.Ordinal) || result.Output.Contains("garbage collection", StringComparison.Ordinal), result.Output);
            target.AssertRunsOn();
        }
    }

    private static void Kill(int process)
    {
        try
        {
            Process.GetProcessById(process).Kill();
        }
        catch (ArgumentException)
        {
            // It has ended by itself.
        }
    }

    /// <summary>Whether it has come so far that it watches over its front.</summary>
    private static bool IsWatchful(int process) => IsAlive(process) && ThreadStates.Names(process).Contains("front");

    private static bool IsAlive(int process) =>
        File.Exists($"/proc/{process}/cmdline") && File.ReadAllText($"/proc/{process}/cmdline").Contains("Hangdump.Worker", StringComparison.Ordinal);
}
