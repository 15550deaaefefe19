using System.Diagnostics;
using Hangdump.Harness;

namespace Hangdump.Runtime.Tests.Hook;

/// <summary>Programs that work, however hard, are not reported, and live on.</summary>
public sealed class HealthyTests
{
    private static readonly bool _all = Environment.GetEnvironmentVariable("HANGDUMP_TEST_ALL") == "1";

    /// <summary>Where the one that beats does so.</summary>
    private const string Heartbeat = "/dev/null";

    private static readonly string[] _scenarios =
    [
        "healthy-contention", "chaos", "healthy-work", "healthy-parallel-work", "healthy-waits-under-lock", "healthy-timed-waits", "healthy-idle-pool", "healthy-busy-loop", "monitor-convoy-computing",
    ];

    public static TheoryData<string, int> Cases
    {
        get
        {
            TheoryData<string, int> cases = [];
            foreach (TargetRuntime runtime in new[] { TargetRuntime.Net8, TargetRuntime.Net10, TargetRuntime.Net11 })
            foreach (string scenario in _scenarios) cases.Add(scenario, runtime.Major);
            return cases;
        }
    }

    /// <remarks>It is read all the time, and each signal is answered with a report: what comes besides is a false one.</remarks>
    [Theory, MemberData(nameof(Cases))]
    public void Nothing_is_reported(string scenario, int major)
    {
        using WatchedTarget target = WatchedTarget.Start(PublishedTargets.Program(TargetRuntime.OfMajor(major), CodeKind.Release), [scenario, Heartbeat], ("HANGDUMP_THRESHOLD", "2s"), ("HANGDUMP_INTERVAL", "300ms")).UntilReady();
        Stopwatch watch = Stopwatch.StartNew();
        // Fighting for locks is what looks most like a deadlock.
        TimeSpan time = TimeSpan.FromSeconds((_all, scenario) switch { (true, "healthy-contention") => 60, (true, _) => 10, _ => 3 });
        int asked = 0;
        do
        {
            target.Signal("QUIT");
            asked++;
            target.Until(() => target.Reports.Count >= asked, "the signal was not answered");
        }
        while (watch.Elapsed < time);
        Assert.True(target.Reports.Count == asked, $"{asked} signals, {target.Reports.Count} reports: {target.Error}");
        // The signal's readings and the watch's wait for each other: a process can have one tracer.
        Assert.All(target.Reports, report => Assert.Equal("ptrace", report.File.Source.Method));
        Assert.False(target.HasExited);
    }
}
