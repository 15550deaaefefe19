using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Hangdump.DumpTool.Tests.Refusals;

/// <summary>Forbids system calls to what a test starts, as container engines do. Linux x64, needs root.</summary>
internal static class SeccompFilter
{
    public const uint Ptrace = 101;
    public const uint ProcessVmReadv = 310;

    private const int SetSeccomp = 22;
    private const nuint FilterMode = 2;
    private const ushort LoadWord = 0x20, JumpIfEqual = 0x15, Return = 0x06;
    private const uint Allow = 0x7fff0000, RefuseWithEperm = 0x00050001;

    /// <summary>Runs something on a thread of its own under the filter, which what it starts inherits.</summary>
    /// <exception cref="Win32Exception">The kernel does not take the filter.</exception>
    public static T Under<T>(uint[] forbidden, Func<T> run)
    {
        // A filter stays for the life of its thread.
        return Task.Factory.StartNew(() =>
        {
            Install(forbidden);
            return run();
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).GetAwaiter().GetResult();
    }

    private static unsafe void Install(uint[] forbidden)
    {
        var program = new Instruction[forbidden.Length + 3];
        program[0] = new Instruction(LoadWord, 0, 0, 0);
        for (int index = 0; index < forbidden.Length; index++)
            program[index + 1] = new Instruction(JumpIfEqual, (byte)(forbidden.Length - index), 0, forbidden[index]);
        program[^2] = new Instruction(Return, 0, 0, Allow);
        program[^1] = new Instruction(Return, 0, 0, RefuseWithEperm);
        fixed (Instruction* first = program)
        {
            var filter = new Filter { Length = (ushort)program.Length, Instructions = first };
            if (prctl(SetSeccomp, FilterMode, (nuint)(&filter), 0, 0) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int prctl(int option, nuint argument2, nuint argument3, nuint argument4, nuint argument5);

    /// <summary>Structure <c>sock_filter</c> of linux/filter.h.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Instruction(ushort Code, byte IfTrue, byte IfFalse, uint Operand);

    /// <summary>Structure <c>sock_fprog</c> of linux/filter.h.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private unsafe struct Filter
    {
        public ushort Length;
        public Instruction* Instructions;
    }
}
