using Hangdump.Reporting.Findings;
using Hangdump.Reporting.Snapshot;
using static Hangdump.Reporting.Tests.Hang;

namespace Hangdump.Reporting.Tests.Findings;

public sealed class BlockedFinalizerTests
{
    private static Finding? Of(Hang hang) => hang.Findings(FindingKind.BlockedFinalizer).SingleOrDefault();

    [Fact]
    public void A_finalizer_that_waits_for_a_lock_is_a_warning_while_the_holder_gets_on() =>
        Assert.Equal(Severity.Warning, Of(new Hang().Monitor("gate", 1).Runs(1).Waits(2, For("gate"), kind: ThreadKind.Finalizer))?.Severity);

    [Fact]
    public void A_finalizer_behind_a_deadlock_is_an_error_that_does_not_count_for_the_exit_code()
    {
        Finding? found = Of(new Hang().Monitor("a", 1).Monitor("b", 3).Waits(1, "b").Waits(3, "a").Waits(2, For("a"), kind: ThreadKind.Finalizer));

        Assert.Equal((Severity.Error, false), (found?.Severity, found?.IsBlocking));
    }

    [Fact]
    public void A_finalizer_that_runs_exit_handlers_is_none() => Assert.Null(Of(new Hang().Monitor("gate", 1).Resource("t2", ResourceKind.Thread, Holds(2))
        .Waits(1, "t2", Operation.Exit).Waits(2, For("gate"), kind: ThreadKind.Finalizer)));

    [Fact]
    public void A_finalizer_behind_a_lock_of_nobody_known_has_a_chain_that_ends_there() => Assert.Equal([new WaitStep(Party.OfThread(2), "gate")], Of(new Hang()
        .Resource("gate", ResourceKind.Monitor).With(gate => gate with { IsAbandoned = true }).Waits(2, For("gate"), kind: ThreadKind.Finalizer))?.Chain);

    [Fact]
    public void An_idle_finalizer_is_none() => Assert.Null(Of(new Hang().Idle(2, ThreadKind.Finalizer)));

    [Fact]
    public void A_finalizer_with_a_time_limit_is_none() =>
        Assert.Null(Of(new Hang().Monitor("gate", 1).Runs(1).Waits(2, For("gate", timeout: 100), kind: ThreadKind.Finalizer)));
}
