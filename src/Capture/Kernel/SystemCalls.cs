using System.Runtime.InteropServices;
using Hangdump.Capture.Attach;

namespace Hangdump.Capture.Kernel;

/// <summary>The numbers of the kernel's system calls, from its <c>asm/unistd.h</c>.</summary>
internal static class SystemCalls
{
    private static readonly Dictionary<long, SystemCall> _x64 = new()
    {
        [0] = SystemCall.Read, [17] = SystemCall.Read, [19] = SystemCall.Read, [295] = SystemCall.Read,
        [1] = SystemCall.Write, [18] = SystemCall.Write, [20] = SystemCall.Write, [40] = SystemCall.Write, [296] = SystemCall.Write,
        [43] = SystemCall.Accept, [288] = SystemCall.Accept,
        [42] = SystemCall.Connect,
        [44] = SystemCall.Send, [46] = SystemCall.Send,
        [45] = SystemCall.Receive, [47] = SystemCall.Receive,
        [7] = SystemCall.Poll, [271] = SystemCall.Poll,
        [23] = SystemCall.Select, [270] = SystemCall.Select,
        [232] = SystemCall.EventPoll, [281] = SystemCall.EventPoll,
        [61] = SystemCall.WaitForChild, [247] = SystemCall.WaitForChild,
        [72] = SystemCall.LockFile, [73] = SystemCall.LockFile,
        [2] = SystemCall.Open, [257] = SystemCall.Open,
        [74] = SystemCall.Flush, [75] = SystemCall.Flush,
        [202] = SystemCall.Futex,
    };

    private static readonly Dictionary<long, SystemCall> _arm64 = new()
    {
        [63] = SystemCall.Read, [65] = SystemCall.Read, [67] = SystemCall.Read, [69] = SystemCall.Read,
        [64] = SystemCall.Write, [66] = SystemCall.Write, [68] = SystemCall.Write, [70] = SystemCall.Write, [71] = SystemCall.Write,
        [202] = SystemCall.Accept, [242] = SystemCall.Accept,
        [203] = SystemCall.Connect,
        [206] = SystemCall.Send, [211] = SystemCall.Send,
        [207] = SystemCall.Receive, [212] = SystemCall.Receive,
        [73] = SystemCall.Poll,
        [72] = SystemCall.Select,
        [22] = SystemCall.EventPoll,
        [260] = SystemCall.WaitForChild, [95] = SystemCall.WaitForChild,
        [25] = SystemCall.LockFile, [32] = SystemCall.LockFile,
        [56] = SystemCall.Open,
        [82] = SystemCall.Flush, [83] = SystemCall.Flush,
        [98] = SystemCall.Futex,
    };

    // Goes on with a timed call that a stop has interrupted; it keeps that call's arguments.
    private const long X64Restart = 219;
    private const long Arm64Restart = 128;

    /// <summary>The flag of every futex operation that the runtime uses; as a poll's second argument it would be a list of 128 files.</summary>
    private const ulong PrivateFutex = 0x80;

    public static SystemCall Of(KernelThread? thread, Architecture architecture)
    {
        if (thread?.SystemCall is not { } number) return SystemCall.Other;
        bool isArm = architecture == Architecture.Arm64;
        if (number == (isArm ? Arm64Restart : X64Restart)) return thread.Arguments is [_, var second, ..] && (second & PrivateFutex) == 0 ? SystemCall.Poll : SystemCall.Futex;
        return (isArm ? _arm64 : _x64).GetValueOrDefault(number);
    }
}
