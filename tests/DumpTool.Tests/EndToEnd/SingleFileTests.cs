using System.Diagnostics;
using Hangdump.DumpTool.Tests.Refusals;
using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.EndToEnd;

/// <summary>A program that is one file with its runtime inside has no debugging library beside it.</summary>
public sealed class SingleFileTests
{
    [Theory, InlineData(8), InlineData(10), InlineData(11)]
    public void It_is_read_with_the_debugging_library_of_its_runtime(int major)
    {
        TargetRuntime runtime = TargetRuntime.OfMajor(major);
        string program = PublishedTargets.SingleFile(runtime);
        using HangTarget target = HangTarget.Start(new ProcessStartInfo(program, ["monitor-cycle"]), "monitor-cycle", runtime, CodeKind.Release);

        RefusalAssert.IsRefused(Tool.Run($"{target.Pid}"), $"single-file application, which ships no libmscordaccore.so, and no installed runtime has the one of .NET {runtime.Version}", "--dac <path>");

        ToolResult result = Tool.Run($"{target.Pid}", "--dac", Path.Combine(PublishedTargets.Folder(runtime), "libmscordaccore.so"));
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("DEADLOCK (certain)", result.Output, StringComparison.Ordinal);
        Assert.Contains("MonitorCycle.cs:", result.Output, StringComparison.Ordinal);
    }
}
