using Hangdump.Harness;
using Hangdump.Harness.Reports;

namespace Hangdump.Runtime.Tests.Hook;

/// <summary>Processes that may not be read.</summary>
public sealed class PermissionTests
{
    private const string SetPrivileges = "/usr/bin/setpriv";

    [Theory]
    [InlineData(8)]
    [InlineData(10)]
    [InlineData(11)]
    public void One_that_is_not_dumpable_shows_its_stacks_and_says_why_there_is_no_more(int major)
    {
        Assert.SkipUnless(Environment.UserName == "root" && File.Exists(SetPrivileges), "needs root and setpriv");
        using TemporaryFolder folder = new();
        foreach (string path in Directory.EnumerateFiles(WatchedTarget.Preload, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Join(folder.Path, Path.GetRelativePath(WatchedTarget.Preload, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }

        // An ordinary user must be able to look into both folders.
        MakePublic(folder.Path);
        using WatchedTarget target = WatchedTarget.Start(
            SetPrivileges,
            ["--reuid=54321", "--regid=54321", "--clear-groups", "--bounding-set=-all", PublishedTargets.Program(TargetRuntime.OfMajor(major), CodeKind.Release), "non-dumpable"],
            ("DOTNET_STARTUP_HOOKS", Path.Join(folder.Path, "Hangdump.Preload.dll")), ("HANGDUMP_SIGNAL", "SIGQUIT")).UntilReady();
        target.Until(() => target.Threads.Contains("Hangdump watch"), "there is no watch");
        target.Signal("QUIT");
        target.Until(() => target.Reports.Count > 0, "the signal was not answered");
        ToolReport report = target.Reports[0];
        Assert.Equal("eventpipe", report.File.Source.Method);
        Assert.False(report.File.Source.Complete);
        Assert.Contains(report.File.Source.Notes, note => note.Contains("non-dumpable", StringComparison.Ordinal));
        Assert.Contains(report.File.Threads, thread => thread.Frames.Length > 3);
    }

    private static void MakePublic(string folder)
    {
        const UnixFileMode everybody = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(folder, everybody);
        foreach (string inside in Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)) File.SetUnixFileMode(inside, everybody);
    }
}
