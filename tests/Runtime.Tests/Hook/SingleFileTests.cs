using Hangdump.Harness;
using Hangdump.Harness.Contract;
using Hangdump.Harness.Reports;

namespace Hangdump.Runtime.Tests.Hook;

/// <summary>Programs that are one file, runtime included.</summary>
public sealed class SingleFileTests
{
    /// <remarks>No library that could read their runtime is installed: what is left is stacks, and what events tell.</remarks>
    [Theory]
    [InlineData(10)]
    [InlineData(11)]
    public void Without_a_library_that_reads_the_runtime_there_are_stacks_and_the_ring(int major)
    {
        using WatchedTarget target = WatchedTarget.Start(PublishedTargets.SingleFile(TargetRuntime.OfMajor(major)), ["monitor-cycle", "after-input"]);
        target.Until(() => target.Threads.Contains("Hangdump watch"), "there is no watch");
        target.Send("go");
        target.Until(() => target.Reports.Any(report => report.Findings("deadlock").Count > 0), "no deadlock was reported");
        ToolReport report = target.Reports[0];
        Assert.Empty(ContractCheck.Problems(report.Json));
        Assert.Equal(("eventpipe", false), (report.File.Source.Method, report.File.Source.Complete));
        Assert.Contains(report.File.Source.Notes, note => note.Contains("single-file", StringComparison.Ordinal));
        Assert.Contains(report.File.Threads, thread => thread.WaitsFor is not null && thread.Frames.Length > 3);
    }

    /// <remarks>The runtime leaves startup hooks out of trimmed programs without a word.</remarks>
    [Fact]
    public void A_trimmed_program_runs_as_if_there_were_no_hook()
    {
        using WatchedTarget target = WatchedTarget.Start(PublishedTargets.SingleFile(TargetRuntime.Net8), ["monitor-cycle"]).UntilReady();
        Assert.DoesNotContain("Hangdump watch", target.Threads);
        Assert.Empty(target.Error);
    }
}
