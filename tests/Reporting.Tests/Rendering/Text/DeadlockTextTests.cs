using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Tests.Rendering.Text;

public sealed class DeadlockTextTests
{
    private static Hang Bank() => new Hang()
        .Monitor("Account._a", 7).Monitor("Account._b", 9)
        .Waits(7, Hang.For("Account._b"), "worker-a").Waits(9, Hang.For("Account._a"), "worker-b")
        .Thread(Auditor(12)).Thread(Auditor(13)).Thread(Auditor(14));

    private static ThreadSnapshot Auditor(int id) => new()
    {
        Id = id, OsId = 4000 + id, Kind = ThreadKind.ThreadPool, State = Hangdump.Reporting.Snapshot.ThreadState.Waiting,
        WaitsFor = Hang.For("Account._a", timeout: 5_000), Frames = [Hang.Frame("System.Threading.Monitor.Enter(object)", 0), Hang.Frame("Bank.Audit()", 88)],
    };

    [Fact]
    public void A_deadlock_is_told_first_then_the_waits_then_the_stacks()
    {
        var advice = Bank().Findings()[0].Advice;

        Assert.Equal(
            $"""
            OrderService (4711)  .NET 10.0.12  linux-x64
            dotnet OrderService.dll --password ***
            5 threads, 5 blocked; paused 31 ms; 2026-11-26 03:12:00 UTC
            found 1 deadlock

            DEADLOCK (certain)  2 threads

              thread 7 "worker-a"
                holds monitor Bank.Account._a System.Object 0x7f000000
                waits to enter monitor Bank.Account._b System.Object 0x7f000018 (no timeout)
                  held by thread 9 "worker-b"
                  at Bank.Pay()   Bank.cs:47
              thread 9 "worker-b"
                holds monitor Bank.Account._b System.Object 0x7f000018
                waits to enter monitor Bank.Account._a System.Object 0x7f000000 (no timeout)
                  held by thread 7 "worker-a"
                  <- cycle: back to thread 7 "worker-a"
                  at Bank.Pay()   Bank.cs:49

              blocked behind it: 3 threads
                3 threads: 12, 13, 14  waits to enter monitor Bank.Account._a System.Object 0x7f000000 (timeout 5 s)   at Bank.Audit() Bank.cs:88

              what to do: {advice}

            WAITS
              monitor Bank.Account._a System.Object 0x7f000000   held by thread 7 "worker-a"
                thread 9 "worker-b"  waits to enter it (no timeout)   at Bank.Pay() Bank.cs:49
                3 threads: 12, 13, 14  waits to enter it (timeout 5 s)   at Bank.Audit() Bank.cs:88
              monitor Bank.Account._b System.Object 0x7f000018   held by thread 9 "worker-b"
                thread 7 "worker-a"  waits to enter it (no timeout)   at Bank.Pay() Bank.cs:47

            THREADS  5

              thread 7 "worker-a"  blocked  user  os 4007
                at System.Threading.Monitor.Enter(object)
                at Bank.Pay()   Bank.cs:47
                at Bank.Main()   Bank.cs:7

              thread 9 "worker-b"  blocked  user  os 4009
                at System.Threading.Monitor.Enter(object)
                at Bank.Pay()   Bank.cs:49
                at Bank.Main()   Bank.cs:7

              3 threads: 12, 13, 14  blocked  thread pool  os 4012, 4013, 4014
                at System.Threading.Monitor.Enter(object)
                at Bank.Audit()   Bank.cs:88

            NOTES
              async flows that no thread waits for are not looked at

            """.ReplaceLineEndings("\n"),
            Bank().Text());
    }

    [Fact]
    public void A_narrow_terminal_gets_wrapped_lines()
    {
        Assert.Contains(
            """
              thread 7 "worker-a"
                holds monitor Bank.Account._a System.Object 0x7f000000
                waits to enter monitor Bank.Account._b System.Object
                    0x7f000018 (no timeout)
                  held by thread 9 "worker-b"
                  at Bank.Pay()   Bank.cs:47

            """.ReplaceLineEndings("\n"),
            Bank().Text(width: 60), StringComparison.Ordinal);
    }

    [Fact]
    public void Colours_change_nothing_but_colours()
    {
        var coloured = Bank().Text(color: true);

        Assert.Contains("\e[1;31mDEADLOCK\e[0m", coloured, StringComparison.Ordinal);
        Assert.Equal(Bank().Text(), System.Text.RegularExpressions.Regex.Replace(coloured, "\e\\[[0-9;]*m", ""));
        Assert.DoesNotContain('\e', Bank().Text());
    }
}
