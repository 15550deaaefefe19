using Hangdump.Reporting.Report;
using Hangdump.Reporting.Snapshot;
using ThreadState = Hangdump.Reporting.Snapshot.ThreadState;

namespace Hangdump.Reporting.Tests.Rendering.Text;

public sealed class ReportTextTests
{
    [Fact]
    public void Nothing_found_says_so_and_what_was_not_looked_at()
    {
        Assert.Equal(
            """
            OrderService (4711)  .NET 10.0.12  linux-x64
            dotnet OrderService.dll --password ***
            3 threads, 0 blocked; paused 31 ms; 2026-11-26 03:12:00 UTC
            found nothing that explains a hang

            WAITS
              2 idle threads: 2 (finalizer), 20 (thread pool)

            THREADS  3
              thread 7  running  user  os 4007
              thread 2  idle  finalizer  os 4002
              thread 20  idle  thread pool  os 4020

            NOTES
              the owners of mutexes are not recorded
              nothing was found that keeps a thread from going on; 3 threads looked at
              async flows that no thread waits for are not looked at

            """.ReplaceLineEndings("\n"),
            new Hang().Runs(7).Idle(20).Idle(2, ThreadKind.Finalizer).Source(Source("the owners of mutexes are not recorded")).Text(stacks: Stacks.None));
    }

    [Fact]
    public void An_incomplete_report_says_so_at_its_top()
    {
        var text = new Hang().Runs(7).Source(Source("Reading stopped at the timeout of 5 s.") with { Complete = false }).Text();

        Assert.Contains(
            """
            INCOMPLETE: not everything could be read; what follows is true but not the whole.
              Reading stopped at the timeout of 5 s.
              nothing was found that keeps a thread from going on; 1 thread looked at
              async flows that no thread waits for are not looked at

            found nothing that explains a hang

            """.ReplaceLineEndings("\n"),
            text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReadMethod.Core, 1_200.0, "paused 1.2 s to write a core file")]
    [InlineData(ReadMethod.Eventpipe, null, "read through its event pipe")]
    [InlineData(ReadMethod.Ptrace, null, "pause not measured")]
    [InlineData(ReadMethod.Ptrace, 0.21, "paused 0.2 ms")]
    public void The_header_says_how_it_was_read(ReadMethod method, double? pause, string expected) =>
        Assert.Contains($"1 thread, 0 blocked; {expected};", new Hang().Runs(7).Source(new SourceFacts { Method = method, Complete = true, PauseMilliseconds = pause }).Text(), StringComparison.Ordinal);

    [Fact]
    public void The_observed_process_cannot_steer_the_terminal_or_forge_lines()
    {
        var text = new Hang().Runs(7, "evil\e[31m\nDEADLOCK\u202e\u0007").Text();

        Assert.Contains(@"thread 7 ""evil\x1b[31m\nDEADLOCK\u202e\x07""", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_flows_are_merged_and_shown_from_leaf_to_outermost()
    {
        FlowSnapshot Flow(string id) => new()
        {
            Id = id, Method = "Shop.OrderAsync()", State = FlowState.Waiting, WaitsFor = Hang.For("stock", Operation.Result),
            Frames = [Hang.Frame("Shop.ReserveAsync()", 12), Hang.Frame("Shop.OrderAsync()", 34)],
        };
        var hang = new Hang().Runs(7).Resource("stock", ResourceKind.Task).Flow(Flow("f1")).Flow(Flow("f2")).Flow("f3", null);

        Assert.Equal(
            """
            ASYNC FLOWS  3
              2 flows: f1, f2  Shop.OrderAsync()  waits for the result of task Bank.stock System.Object 0x7f000000
                at Shop.ReserveAsync()   Bank.cs:12
                at Shop.OrderAsync()   Bank.cs:34
              flow f3  Shop.PayAsync()  ready, needs a thread to run on
                at Shop.PayAsync()   Bank.cs:90
            """,
            Texts.Section(hang.Text(), "ASYNC FLOWS"));
    }

    [Fact]
    public void Waits_tell_counts_timeouts_and_several_things()
    {
        var hang = new Hang()
            .Resource("slots", ResourceKind.Semaphore, Hang.MayHold(3)).With(slots => slots with { Details = new Dictionary<string, System.Text.Json.Nodes.JsonNode?> { ["count"] = 0, ["maximum"] = 2 } })
            .Resource("one", ResourceKind.Event).Resource("two", ResourceKind.Event)
            .Runs(3)
            .Waits(4, Hang.For("slots", timeout: 250))
            .Waits(5, Hang.ForAny("one", "two"))
            .Thread(new ThreadSnapshot
            {
                Id = 6, OsId = 4006, Kind = ThreadKind.User, State = ThreadState.Sleeping, WaitsFor = new Wait { Operation = Operation.Sleep, TimeoutMilliseconds = 90_000 },
            });

        Assert.Equal(
            """
            WAITS
              semaphore Bank.slots System.Object 0x7f000000 (count 0, maximum 2)   held by thread 3 (possibly)
                thread 4  waits to enter it (timeout 250 ms)   at Bank.Pay() Bank.cs:44
              thread 5  waits for any of 2: event Bank.one System.Object 0x7f000018, event Bank.two System.Object 0x7f000030 (no timeout)   at Bank.Pay() Bank.cs:45
              thread 6  sleeps for 90 s
            """,
            Texts.Section(hang.Text(), "WAITS"));
    }

    private static SourceFacts Source(params string[] notes) => new() { Method = ReadMethod.Ptrace, Complete = true, PauseMilliseconds = 31.2, Notes = notes };
}
