using System.Diagnostics;
using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.Refusals;

/// <summary>The runtime's debugging library: missing, of another build, or where others can replace it.</summary>
public sealed class DebuggingLibraryTests
{
    private const string FileName = "libmscordaccore.so";

    [Fact]
    public void Missing_beside_the_runtime()
    {
        using var copy = new TemporaryFolder();
        Copy(copy.Path);
        File.Delete(Path.Combine(copy.Path, FileName));
        using HangTarget target = HangTarget.StartCopy(copy.Path, "monitor-cycle", TargetRuntime.Net10);

        RefusalAssert.IsRefused(Tool.Run($"{target.Pid}"), $"no {FileName} of .NET {TargetRuntime.Net10.Version}", "--dac <path>");
        Assert.Equal(0, Tool.Run($"{target.Pid}", "--dac", Path.Combine(PublishedTargets.Folder(TargetRuntime.Net10), FileName)).ExitCode);
    }

    [Fact]
    public void Of_another_build()
    {
        using HangTarget target = HangTarget.Start("monitor-cycle", TargetRuntime.Net10);
        string other = Path.Combine(PublishedTargets.Folder(TargetRuntime.Net9), FileName);
        RefusalAssert.IsRefused(Tool.Run($"{target.Pid}", "--dac", other), $"does not fit the runtime of process {target.Pid}: it is of .NET {TargetRuntime.Net9.Version}", "exactly this build");
    }

    [Fact]
    public void Some_other_file()
    {
        using HangTarget target = HangTarget.Start("monitor-cycle", TargetRuntime.Net10);
        string other = Repository.PathOf("README.md");
        RefusalAssert.IsRefused(Tool.Run($"{target.Pid}", "--dac", other), $"{other} does not fit the runtime of process {target.Pid}: it is of an unknown build", "exactly this build");
    }

    /// <summary>Whoever can write there could make root run his code.</summary>
    [Fact]
    public void In_a_folder_that_others_can_write()
    {
        Assert.SkipUnless(Environment.UserName == "root", "needs root");
        using var copy = new TemporaryFolder();
        Copy(copy.Path);
        File.SetUnixFileMode(copy.Path, File.GetUnixFileMode(copy.Path) | UnixFileMode.OtherWrite);
        using HangTarget target = HangTarget.StartCopy(copy.Path, "monitor-cycle", TargetRuntime.Net10);

        RefusalAssert.IsRefused(Tool.Run($"{target.Pid}"), $"another user can write {copy.Path}", "setpriv --reuid=0");
    }

    private static void Copy(string folder)
    {
        using Process copy = Process.Start("cp", ["-a", "--reflink=auto", PublishedTargets.Folder(TargetRuntime.Net10) + "/.", folder]);
        copy.WaitForExit();
        Assert.Equal(0, copy.ExitCode);
    }
}
