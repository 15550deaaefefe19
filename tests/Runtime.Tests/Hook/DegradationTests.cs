using Hangdump.Harness;
using Hangdump.Harness.Contract;
using Hangdump.Harness.Reports;

namespace Hangdump.Runtime.Tests.Hook;

/// <summary>Where the best means do not work, the next one does, and the report says so. The program lives on in any case.</summary>
public sealed class DegradationTests
{
    private static readonly TargetRuntime[] _runtimes = [TargetRuntime.Net8, TargetRuntime.Net10, TargetRuntime.Net11];

    public static TheoryData<int> Runtimes => [.. _runtimes.Select(runtime => runtime.Major)];

    [Theory, MemberData(nameof(Runtimes))]
    public void Without_a_worker_events_tell_the_ring(int major)
    {
        using TemporaryFolder folder = new();
        using WatchedTarget target = Start(major, folder, worker: null);
        ToolReport report = FirstDeadlock(target);
        Assert.Equal("events", report.File.Source.Kind);
        Assert.False(report.File.Source.Complete);
        Assert.Contains(report.File.Source.Notes, note => note.StartsWith("There is no worker in ", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Runtimes))]
    public void A_worker_that_ends_at_once_is_told(int major)
    {
        using TemporaryFolder folder = new();
        using WatchedTarget target = Start(major, folder, "#!/bin/sh\nexit 3\n");
        Assert.Contains(FirstDeadlock(target).File.Source.Notes, note => note.Contains("ended early", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Runtimes))]
    public void A_worker_that_hangs_is_ended(int major)
    {
        using TemporaryFolder folder = new();
        using WatchedTarget target = Start(major, folder, "#!/bin/sh\nexec sleep 300\n");
        Assert.False(FirstDeadlock(target).File.Source.Complete);
        target.Until(() => !HasChildren(target), "the worker still runs");
    }

    [Theory, MemberData(nameof(Runtimes))]
    public void A_worker_that_cannot_be_executed_is_told(int major)
    {
        using TemporaryFolder folder = new();
        using WatchedTarget target = Start(major, folder, "no program at all");
        Assert.Contains(FirstDeadlock(target).File.Source.Notes, note => note.Contains("cannot be started", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Runtimes))]
    public void Diagnostics_that_are_switched_off_do_not_matter(int major)
    {
        using WatchedTarget target = WatchedTarget.Start("monitor-cycle", TargetRuntime.OfMajor(major), ("DOTNET_EnableDiagnostics", "0"));
        Assert.True(FirstDeadlock(target).File.Source.Complete);
    }

    /// <summary>A program with a worker of our choice.</summary>
    private static WatchedTarget Start(int major, TemporaryFolder folder, string? worker)
    {
        foreach (string file in Directory.EnumerateFiles(WatchedTarget.Preload)) File.Copy(file, Path.Join(folder.Path, Path.GetFileName(file)));
        if (worker is not null)
        {
            string path = Path.Join(Directory.CreateDirectory(Path.Join(folder.Path, "hangdump")).FullName, "Hangdump.Worker.Native");
            File.WriteAllText(path, worker);
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        WatchedTarget target = WatchedTarget.Start(PublishedTargets.WatchedProgram(TargetRuntime.OfMajor(major)), ["deadlock"], ("DOTNET_STARTUP_HOOKS", Path.Join(folder.Path, "Hangdump.Preload.dll")));
        // What was before the watch has no events.
        target.Until(() => target.Threads.Contains("Hangdump watch"), "there is no watch");
        target.UntilSays("ready");
        target.Send("go");
        return target;
    }

    private static ToolReport FirstDeadlock(WatchedTarget target)
    {
        target.Until(() => target.Reports.Count > 0, "nothing was reported");
        ToolReport report = target.Reports[0];
        Assert.NotEmpty(report.Findings("deadlock"));
        Assert.Empty(ContractCheck.Problems(report.Json));
        Assert.False(target.HasExited);
        return report;
    }

    private static bool HasChildren(WatchedTarget target) =>
        Directory.EnumerateDirectories($"/proc/{target.Pid}/task").Any(task => File.ReadAllText(task + "/children").Trim().Length > 0);
}
