using Hangdump.Reporting.Findings;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Tests.Findings;

public sealed class LockConvoyTests
{
    private static Hang Waiters(int count, Hang hang)
    {
        for (int id = 20; id < 20 + count; id++) hang.Waits(id, "gate");
        return hang;
    }

    [Fact]
    public void Eight_waiters_behind_one_holder_are_a_convoy_that_says_what_the_holder_does()
    {
        var writing = new Wait { Operation = Operation.Io, TimeoutMilliseconds = -1, Detail = "writes to a pipe" };

        Finding convoy = Assert.Single(Waiters(8, new Hang().Monitor("gate", 1).Waits(1, writing, "logger")).Findings());

        Assert.Equal((FindingKind.LockConvoy, Severity.Warning, Certainty.Certain), (convoy.Kind, convoy.Severity, convoy.Certainty));
        Assert.Equal([1], convoy.Threads);
        Assert.Equal(Enumerable.Range(20, 8), convoy.BlockedBehind.Threads);
        Assert.Contains("writes to a pipe", convoy.Summary, StringComparison.Ordinal);
        Assert.Contains("pipe", convoy.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Seven_waiters_are_none() => Assert.Empty(Waiters(7, new Hang().Monitor("gate", 1).Runs(1)).Findings(FindingKind.LockConvoy));

    [Fact]
    public void Waiters_behind_a_deadlock_are_none() =>
        Assert.Empty(Waiters(9, new Hang().Monitor("gate", 1).Monitor("b", 2).Waits(1, "b").Waits(2, "gate")).Findings(FindingKind.LockConvoy));

    [Fact]
    public void Waiters_for_a_pulse_are_none()
    {
        Hang hang = new Hang().Monitor("gate", 1).Runs(1);
        for (int id = 20; id < 40; id++) hang.Waits(id, "gate", Operation.Wait);

        Assert.Empty(hang.Findings(FindingKind.LockConvoy));
    }
}
