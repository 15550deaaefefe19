using System.Diagnostics;
using Hangdump.Harness;

namespace Hangdump.DumpTool.Tests.Cli;

public sealed class OutputTests(DeadlockedProcess target) : IClassFixture<DeadlockedProcess>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hangdump-output-").FullName;

    private string Report => Path.Combine(_folder, "hang.txt");

    [Fact]
    public void A_file_is_for_its_owner_only_and_nothing_else_is_left()
    {
        var result = Tool.Run(target.Pid, "-o", Report);

        Assert.Equal((0, "", ""), (result.ExitCode, result.Output, result.Error));
        Assert.Contains("DEADLOCK", File.ReadAllText(Report), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Report));
        Assert.Equal([Report], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_file_is_replaced_as_a_whole()
    {
        File.WriteAllText(Report, "old");
        File.SetUnixFileMode(Report, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        using var old = File.OpenRead(Report);

        Tool.Run(target.Pid, "--json", "--output", Report);

        Assert.StartsWith("{", File.ReadAllText(Report), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Report));
        Assert.Equal("old", new StreamReader(old).ReadToEnd());
    }

    [Fact]
    public void A_link_is_replaced_and_not_followed()
    {
        var precious = Path.Combine(_folder, "precious");
        File.WriteAllText(precious, "precious");
        File.CreateSymbolicLink(Report, precious);

        Assert.Equal(0, Tool.Run(target.Pid, "-o", Report).ExitCode);

        Assert.Equal("precious", File.ReadAllText(precious));
        Assert.Null(new FileInfo(Report).LinkTarget);
    }

    [Theory]
    [InlineData("/no/such/folder/hang.txt", "its directory does not exist")]
    [InlineData("/proc/hang.txt", "cannot write '/proc/hang.txt'")]
    [InlineData("/dev/null", "it is a device or pipe, not a file")]
    [InlineData("/tmp", "it is a directory")]
    [InlineData("/tmp/", "it is a directory")]
    [InlineData("/etc/passwd/hang.txt", "cannot write")]
    public void A_place_that_cannot_be_written_is_refused(string path, string because)
    {
        Tool.Run(target.Pid, "-o", path).AssertRefused(2, because);
        target.AssertRunsOn();
    }

    [Fact]
    public void A_read_only_file_is_refused()
    {
        File.WriteAllText(Report, "old");
        File.SetUnixFileMode(Report, UnixFileMode.UserRead);

        Tool.Run(target.Pid, "-o", Report).AssertRefused(2, "it is read-only");

        Assert.Equal("old", File.ReadAllText(Report));
    }

    [Fact]
    public void A_refused_reading_leaves_an_old_file_alone()
    {
        File.WriteAllText(Report, "old");

        Tool.Run("1999999999", "-o", Report).AssertRefused(3, "no");

        Assert.Equal("old", File.ReadAllText(Report));
        Assert.Equal([Report], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_reader_that_has_gone_is_no_failure()
    {
        var result = Tool.Run(Bash($"dotnet exec {Tool.Path} {target.Pid} | exec true; echo ${{PIPESTATUS[0]}}"));

        Assert.Equal(("0\n", ""), (result.Output, result.Error));
        target.AssertRunsOn();
    }

    [Fact]
    public void A_reader_that_wants_one_line_gets_one()
    {
        var result = Tool.Run(Bash($"dotnet exec {Tool.Path} {target.Pid} | head -1"));

        Assert.Equal("", result.Error);
        Assert.Matches(@"^\S+ \(\d+\)  \.NET 10\.\S+  linux-\w+\n$", result.Output);
    }

    [Fact]
    public void A_full_disk_behind_standard_output_is_told() =>
        Tool.Run(Bash($"dotnet exec {Tool.Path} {target.Pid} > /dev/full")).AssertRefused(2, "standard output cannot be written");

    [Fact]
    public void A_closed_standard_output_is_told() =>
        Tool.Run(Bash($"dotnet exec {Tool.Path} {target.Pid} >&-")).AssertRefused(2, "standard output cannot be written");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ProcessStartInfo Bash(string script) => new("bash", ["-c", script])
    {
        RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
    };
}
