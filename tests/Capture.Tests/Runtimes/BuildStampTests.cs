using System.Text;
using Hangdump.Capture.Runtimes;

namespace Hangdump.Capture.Tests.Runtimes;

public sealed class BuildStampTests
{
    [Theory]
    [InlineData("8.0.3326.52219", "8.0.33")]
    [InlineData("10.0.1226.42308", "10.0.12")]
    [InlineData("11.0.26.53018", "11.0.0")]
    [InlineData("42.42.42.42424", null)]
    public void Runtime_version_is_read_from_the_stamp(string stamped, string? version) =>
        Assert.Equal(version, BuildStamp.Find(Encoding.ASCII.GetBytes($"xx\0@(#)Version {stamped} @Commit: abcdef\0yy"))!.RuntimeVersion);

    [Fact]
    public void What_only_begins_like_a_stamp_is_passed_over()
    {
        BuildStamp stamp = BuildStamp.Find("@(#)VersH3 @(#)Version nothing\0@(#)Version 9.0.2226.1 @Commit: 12ab\n"u8)!;
        Assert.Equal(("9.0.2226.1", "12ab"), (stamp.Version, stamp.Commit));
        Assert.Null(BuildStamp.Find("@(#)Version 9.0"u8));
    }

    [Fact]
    public void Libraries_of_the_running_runtime_have_one_stamp_and_different_build_ids()
    {
        string folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        DebuggingLibrary dac = DebuggingLibrary.Open(Path.Join(folder, DebuggingLibrary.FileName))!;
        DebuggingLibrary runtime = DebuggingLibrary.Open(Path.Join(folder, RuntimeModule.FileName))!;
        Assert.NotNull(dac.Stamp);
        Assert.Equal(runtime.Stamp, dac.Stamp);
        Assert.Equal(Environment.Version.ToString(3), dac.Stamp.RuntimeVersion);
        Assert.Equal(20, dac.BuildId.Length);
        Assert.NotEqual(runtime.BuildId, dac.BuildId);
    }

    [Fact]
    public void Malformed_library_has_neither_and_fits_nothing()
    {
        Assert.True(ElfBuildId.Find([0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1]).IsEmpty);
        byte[] damaged = File.ReadAllBytes(Path.Join(Path.GetDirectoryName(typeof(object).Assembly.Location)!, DebuggingLibrary.FileName))[..4096];
        damaged.AsSpan(64).Fill(0xff);
        Assert.True(ElfBuildId.Find(damaged).IsEmpty);
        Assert.False(new DebuggingLibrary("", null, []).Fits(new RuntimeModule(RuntimeKind.CoreClr, default, null, [])));
    }
}
