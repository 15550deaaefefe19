using System.Runtime.InteropServices;
using Hangdump.Runtime.Startup;

namespace Hangdump.Runtime.Tests.Units;

public sealed class EnvironmentOptionsTests
{
    [Fact]
    public void Without_variables_the_defaults_hold()
    {
        EnvironmentOptions read = EnvironmentOptions.Read(_ => null);
        Assert.True(read.IsOn);
        Assert.False(read.IsInherited);
        Assert.Empty(read.Complaints);
        Assert.Equal((HangWatchOptions.StandardError, ReportFormat.Text, TimeSpan.FromSeconds(5), null, PosixSignal.SIGQUIT, DeadlockAction.Report),
            (read.Options.Output, read.Options.Format, read.Options.Threshold, read.Options.Interval, read.Options.Signal, read.Options.OnDeadlock));
    }

    [Theory]
    [InlineData("500ms", 500)]
    [InlineData("5s", 5000)]
    [InlineData("1.5s", 1500)]
    [InlineData("2m", 120_000)]
    public void Times_have_units(string text, double milliseconds)
    {
        EnvironmentOptions read = Read("THRESHOLD", text);
        Assert.Empty(read.Complaints);
        Assert.Equal(milliseconds, read.Options.Threshold.TotalMilliseconds);
        Assert.Equal(milliseconds, Read("INTERVAL", text).Options.Interval!.Value.TotalMilliseconds);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("0s")]
    [InlineData("-1s")]
    [InlineData("s")]
    [InlineData("1e3s")]
    [InlineData("99999999h")]
    public void Other_times_are_complained_of(string text)
    {
        EnvironmentOptions read = Read("THRESHOLD", text);
        Assert.StartsWith($"HANGDUMP_THRESHOLD is '{text}'", Assert.Single(read.Complaints), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(5), read.Options.Threshold);
    }

    [Theory]
    [InlineData("none", null)]
    [InlineData("SIGCONT", PosixSignal.SIGCONT)]
    [InlineData("10", (PosixSignal)10)]
    public void Signals_have_names_or_numbers(string text, PosixSignal? signal) => Assert.Equal(signal, Read("SIGNAL", text).Options.Signal);

    private static EnvironmentOptions Read(string name, string value) => EnvironmentOptions.Read(variable => variable == "HANGDUMP_" + name ? value : null);
}
