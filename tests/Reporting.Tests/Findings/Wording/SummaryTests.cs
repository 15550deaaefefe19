using Hangdump.Reporting.Findings;
using Hangdump.Reporting.Snapshot;
using static Hangdump.Reporting.Tests.Hang;

namespace Hangdump.Reporting.Tests.Findings.Wording;

/// <summary>Each summary is one sentence that a person reads at three in the morning.</summary>
public sealed class SummaryTests
{
    private static string Of(Hang hang) => hang.Findings()[0].Summary;

    [Fact]
    public void A_thread_is_named_with_its_id_and_name() =>
        Assert.StartsWith("Thread 1 \"importer\" waits for monitor Bank.gate", Of(new Hang().Monitor("gate", 2).Waits(1, For("gate"), "importer").Runs(2)), StringComparison.Ordinal);

    [Fact]
    public void A_wait_for_several_says_whether_all_or_any_are_needed()
    {
        Hang hang = new Hang().Resource("e1", ResourceKind.Event).Resource("e2", ResourceKind.Event).Resource("e3", ResourceKind.Event);

        Assert.Contains("Bank.e1 and 2 more", Of(hang.Waits(1, ForAll("e1", "e2", "e3"))), StringComparison.Ordinal);
        Assert.Contains("Bank.e1 or 1 more", Of(new Hang().Resource("e1", ResourceKind.Event).Resource("e2", ResourceKind.Event).Waits(1, ForAny("e1", "e2"))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_limit_on_the_way_is_told() => Assert.Contains("for at most 500 ms", Of(new Hang().Monitor("a", 2).Monitor("b", 3).Waits(1, "a").Waits(2, "b", timeout: 500).Runs(3)), StringComparison.Ordinal);

    [Fact]
    public void Locks_of_the_same_name_are_told_apart_by_their_addresses()
    {
        string summary = Of(new Hang().Monitor("a", 1).With(a => a with { Name = "Account._gate", Address = 0xa0 })
            .Monitor("b", 2).With(b => b with { Name = "Account._gate", Address = 0xb0 }).Waits(1, "b").Waits(2, "a"));

        Assert.Contains("Account._gate (0xa0)", summary, StringComparison.Ordinal);
        Assert.Contains("Account._gate (0xb0)", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lock_without_a_name_is_told_by_type_and_address() => Assert.Contains(
        "monitor on a System.Object (0x7f00", Of(new Hang().Monitor("gate", 2).With(gate => gate with { Name = null }).Waits(1, "gate").Runs(2)), StringComparison.Ordinal);

    [Fact]
    public void A_joined_thread_is_named_at_once() => Assert.StartsWith("Thread 1 waits for the end of thread 2 \"importer\" in Bank.Pay() (Bank.cs:41); thread 2", Of(
        new Hang().Resource("t2", ResourceKind.Thread, Holds(2)).Waits(1, "t2", Operation.Join).Runs(2, "importer")), StringComparison.Ordinal);

    [Fact]
    public void A_long_ring_is_cut_short_and_says_how_much_is_left()
    {
        var hang = new Hang();
        for (int id = 1; id <= 20; id++) hang.Monitor("m" + id, id).Waits(id, "m" + (id % 20 + 1));

        Assert.EndsWith("and so on over 14 more steps back to the first", Of(hang), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_only_possible_is_said_with_care() =>
        Assert.Contains("seem to wait for each other", Of(new Hang().Resource("a", ResourceKind.Semaphore, MayHold(7)).Monitor("b", 9).Waits(7, "b").Waits(9, "a")), StringComparison.Ordinal);

    [Fact]
    public void No_summary_or_advice_names_an_id_of_a_resource()
    {
        Finding deadlock = new Hang().Monitor("r1", 7).Monitor("r2", 9).Waits(7, "r2").Waits(9, "r1").Findings()[0];

        Assert.DoesNotMatch(@"(?<!\.)\br\d\b", deadlock.Summary + deadlock.Advice);
    }

    [Fact]
    public void No_sentence_ends_with_a_period_and_every_advice_does()
    {
        Finding[] all = [.. new Hang().Monitor("a", 7).Monitor("b", 9).Waits(7, "b").Waits(9, "a").Resource("e", ResourceKind.Event).Waits(3, "e", Operation.Signal).Findings()];

        Assert.Equal(2, all.Length);
        Assert.All(all, finding => Assert.DoesNotMatch(@"\.$", finding.Summary));
        Assert.All(all, finding => Assert.Matches(@"\.$", finding.Advice));
    }
}
