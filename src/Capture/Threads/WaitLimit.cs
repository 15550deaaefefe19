using Hangdump.Capture.Attach;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.Capture.Threads;

/// <summary>
/// Whether a wait ends by itself: from the runtime's note where it keeps one, else from the arguments of the system call, which
/// tell a limit from none but not its length (what is there is the remaining slice or a deadline).
/// </summary>
internal static class WaitLimit
{
    private const int Infinite = -1;

    /// <summary>Completes a wait whose reader has not found its limit.</summary>
    public static ThreadWait Complete(ThreadWait wait, CapturedThread thread, CaptureState state)
    {
        if (wait.TimeoutMilliseconds is not null || wait.IsLimited || wait.IsIdle) return wait;
        int? noted = BlockingRecord.Of(thread, state)?.TimeoutMilliseconds;
        bool? limited = noted is { } known ? known != Infinite : thread.Kernel is { } kernel ? IsLimited(kernel) : null;
        return limited switch
        {
            null => wait,
            true => wait with { TimeoutMilliseconds = IsNotedWhole(wait) ? noted : null, IsLimited = true },
            false => wait with { TimeoutMilliseconds = Infinite },
        };
    }

    /// <summary>What is built on a monitor waits there for what is left of its timeout.</summary>
    private static bool IsNotedWhole(ThreadWait wait) => wait.Resources is [{ Kind: ResourceKind.Monitor or ResourceKind.Lock }];

    /// <summary>Null where the thread is in no system call that waits.</summary>
    private static bool? IsLimited(KernelThread thread) => (SystemCall?)thread.SystemCall switch
    {
        // One that a stop has interrupted shows as its restart, with the arguments of the first call.
        SystemCall.Futex or SystemCall.RestartSystemCall => Argument(thread, 3) is { } timespec ? timespec != 0 : null,
        SystemCall.PollWithTimespec => Argument(thread, 2) is { } timespec ? timespec != 0 : null,
        SystemCall.Poll => Argument(thread, 2) is { } milliseconds ? (int)milliseconds >= 0 : null,
        SystemCall.EpollWait or SystemCall.EpollPwait => Argument(thread, 3) is { } milliseconds ? (int)milliseconds >= 0 : null,
        SystemCall.SelectWithTimespec => Argument(thread, 4) is { } timespec ? timespec != 0 : null,
        SystemCall.Nanosleep or SystemCall.ClockNanosleep => true,
        _ => null,
    };

    private static ulong? Argument(KernelThread thread, int index) => index < thread.Arguments.Count ? thread.Arguments[index] : null;

    /// <summary>Numbers of linux-x64.</summary>
    private enum SystemCall : long
    {
        Poll = 7,
        Nanosleep = 35,
        Futex = 202,
        RestartSystemCall = 219,
        ClockNanosleep = 230,
        EpollWait = 232,
        SelectWithTimespec = 270,
        PollWithTimespec = 271,
        EpollPwait = 281,
    }
}
