using Hangdump.Reporting.Findings;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Tests.Findings;

public sealed class DeadlockTests
{
    [Fact]
    public void Two_threads_that_hold_what_the_other_wants_are_a_certain_deadlock()
    {
        Finding deadlock = Assert.Single(new Hang().Monitor("a", 7).Monitor("b", 9).Waits(7, "b").Waits(9, "a").Waits(12, "a", timeout: 500).Findings());

        Assert.Equal((FindingKind.Deadlock, Severity.Error, Certainty.Certain), (deadlock.Kind, deadlock.Severity, deadlock.Certainty));
        Assert.Equal([new WaitStep(Party.OfThread(7), "b"), new WaitStep(Party.OfThread(9), "a")], deadlock.Cycle);
        Assert.Equal([7, 9], deadlock.Threads);
        Assert.Equal(["b", "a"], deadlock.Resources);
        Assert.Equal([12], deadlock.BlockedBehind.Threads);
        Assert.Equal(
            "2 threads wait for each other: thread 7 waits for monitor Bank.b in Bank.Pay() (Bank.cs:47), which thread 9 holds; "
            + "thread 9 waits for monitor Bank.a in Bank.Pay() (Bank.cs:49), which thread 7 holds", deadlock.Summary);
        Assert.Contains("order", deadlock.Advice, StringComparison.Ordinal);
    }
}
