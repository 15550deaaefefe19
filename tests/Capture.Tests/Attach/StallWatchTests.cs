using Hangdump.Capture.Attach;

namespace Hangdump.Capture.Tests.Attach;

public sealed class StallWatchTests
{
    [Fact]
    public void A_reading_that_makes_no_step_is_given_up()
    {
        using ManualResetEventSlim stalled = new();
        using StallWatch watch = new(TimeSpan.FromMilliseconds(20), stalled.Set);
        Assert.True(stalled.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_reading_that_goes_on_is_not_given_up_nor_one_that_has_ended()
    {
        int stalls = 0;
        StallWatch watch = new(TimeSpan.FromMinutes(1), () => stalls++);
        for (int i = 0; i < 100; i++) watch.Step();
        watch.Dispose();
        Assert.Equal(0, stalls);
    }
}
