using Hangdump.Reporting.Report;
using Hangdump.Reporting.Snapshot;
using ThreadState = Hangdump.Reporting.Snapshot.ThreadState;

namespace Hangdump.Reporting.Tests.Rendering.Text;

public sealed class StackTextTests
{
    [Fact]
    public void Recursion_is_folded_and_frames_that_were_not_read_are_counted()
    {
        var frames = new List<Frame> { Hang.Frame("Bank.Top()", 3) };
        frames.AddRange(Enumerable.Repeat(Hang.Frame("Bank.Deep()", 5), 9_000));
        frames.AddRange(Enumerable.Range(0, 500).SelectMany(_ => new[] { Hang.Frame("Bank.Ping()", 6), Hang.Frame("Bank.Pong()", 7) }));
        frames.Add(Hang.Frame("Bank.Main()", 8));

        Assert.Equal(
            """
            THREADS  1

              thread 1  running  main  os 11
                at Bank.Top()   Bank.cs:3
                at Bank.Deep()   Bank.cs:5
                … 8,999 more of the same
                at Bank.Ping()   Bank.cs:6
                at Bank.Pong()   Bank.cs:7
                … 998 more of the same 2 calls
                at Bank.Main()   Bank.cs:8
                … 190,000 frames more, which were not read
            """,
            Threads(new Hang().Thread(Running(1, [.. frames]) with { Kind = ThreadKind.Main, FramesOmitted = 190_000 })));
    }

    [Fact]
    public void A_few_equal_frames_stay()
    {
        var stack = Threads(new Hang().Thread(Running(1, [.. Enumerable.Repeat(Hang.Frame("Bank.Deep()", 5), 4)])));

        Assert.Equal(4, stack.Split("at Bank.Deep()").Length - 1);
    }

    [Fact]
    public void Equal_stacks_are_merged_and_names_kept()
    {
        Frame[] work = [Hang.Frame("Bank.Work()", 5)];

        Assert.Equal(
            """
            THREADS  4

              2 threads: 3 "a", 5  running  user  os 13, 15
                at Bank.Work()   Bank.cs:5

              thread 4  running  user  os 14
                at Bank.Work()   Bank.cs:6

              thread 6  running  user  os 16
                no managed frames
            """,
            Threads(new Hang().Thread(Running(3, work) with { Name = "a" }).Thread(Running(4, Hang.Frame("Bank.Work()", 6))).Thread(Running(5, work)).Thread(Running(6))));
    }

    [Fact]
    public void Blocked_stacks_are_those_of_blocked_threads_and_of_findings_and_no_thread_is_left_out()
    {
        var hang = new Hang().Monitor("a", 7).Waits(9, "a").Runs(7).Runs(3);

        Assert.Equal(
            """
            THREADS  3

              thread 7  running  user  os 4007
                at Bank.Work()   Bank.cs:17

              thread 9  blocked  user  os 4009
                at System.Threading.Monitor.Enter(object)
                at Bank.Pay()   Bank.cs:49
                at Bank.Main()   Bank.cs:7
              thread 3  running  user  os 4003
            """,
            Texts.Section(hang.Text(stacks: Stacks.Blocked), "THREADS"));
        Assert.DoesNotContain("at Bank.Main()", hang.Text(stacks: Stacks.None), StringComparison.Ordinal);
        Assert.Contains("thread 7  running", hang.Text(stacks: Stacks.None), StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_lose_what_all_files_of_an_assembly_share()
    {
        var text = Threads(new Hang().Thread(Running(
            1,
            new Frame { Method = "A.M()", Assembly = "App", File = "/home/me/src/App/Domain/A.cs", Line = 1 },
            new Frame { Method = "B.M()", Assembly = "App", File = "/home/me/src/App/B.cs", Line = 2 },
            new Frame { Method = "L.M()", Assembly = "Library", File = "/_/lib/L.cs", Line = 3 },
            new Frame { Method = "W.M()", Assembly = "Windows", File = @"C:\src\W.cs", Line = 4 })));

        Assert.Contains("at A.M()   Domain/A.cs:1\n", text, StringComparison.Ordinal);
        Assert.Contains("at B.M()   B.cs:2\n", text, StringComparison.Ordinal);
        Assert.Contains("at L.M()   L.cs:3\n", text, StringComparison.Ordinal);
        Assert.Contains("at W.M()   W.cs:4", text, StringComparison.Ordinal);
    }

    private static string Threads(Hang hang) => Texts.Section(hang.Text(), "THREADS");

    private static ThreadSnapshot Running(int id, params Frame[] frames) =>
        new() { Id = id, OsId = 10 + id, Kind = ThreadKind.User, State = ThreadState.Running, Frames = frames };
}
