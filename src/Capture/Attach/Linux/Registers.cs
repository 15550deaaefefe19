using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Hangdump.Capture.Attach.Linux;

/// <summary>The general registers of a thread in the kernel's order, and how the runtime's debugging library wants them.</summary>
internal static class Registers
{
    private static readonly bool _isArm = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    /// <summary>How many words the kernel's register set has: <c>user_regs_struct</c>, on arm64 <c>user_pt_regs</c>.</summary>
    public static int Count => _isArm ? 34 : 27;

    private static int StackPointerIndex => _isArm ? 31 : X64.Rsp;

    private static int InstructionPointerIndex => _isArm ? 32 : X64.Rip;

    public static ulong StackPointer(ReadOnlySpan<ulong> registers) => registers[StackPointerIndex];

    public static ulong InstructionPointer(ReadOnlySpan<ulong> registers) => registers[InstructionPointerIndex];

    /// <summary>The system call that a thread was stopped in, and its arguments; null when it was in none, or on arm64, where this is not known.</summary>
    public static long? SystemCall(ReadOnlySpan<ulong> registers, out ulong[] arguments)
    {
        arguments = [];
        // The stop interrupts a call, which shows as an error that the kernel keeps to itself; a few calls give up with EINTR.
        if (_isArm || (long)registers[X64.OriginalRax] < 0 || (long)registers[X64.Rax] is not (-4 or -512 or -513 or -514 or -516))
            return null;
        arguments = new ulong[X64.ArgumentOrder.Length];
        for (int i = 0; i < arguments.Length; i++)
            arguments[i] = registers[X64.ArgumentOrder[i]];
        return (long)registers[X64.OriginalRax];
    }

    /// <summary>Fills a CONTEXT. It is cleared first: callers hand in pooled buffers.</summary>
    public static bool ToContext(ReadOnlySpan<ulong> registers, Span<byte> context)
    {
        context.Clear();
        return _isArm ? ToArm64(registers, context) : ToX64(registers, context);
    }

    /// <summary>
    /// Fills a CONTEXT that only says where the stack ends. That is enough for a thread that waits in the kernel: its managed
    /// frames are found through the runtime's own frame chain.
    /// </summary>
    public static bool ToContext(ulong stackPointer, ulong instructionPointer, Span<byte> context)
    {
        Span<ulong> registers = stackalloc ulong[Count];
        registers.Clear();
        registers[StackPointerIndex] = stackPointer;
        registers[InstructionPointerIndex] = instructionPointer;
        return ToContext(registers, context);
    }

    private static bool ToX64(ReadOnlySpan<ulong> registers, Span<byte> context)
    {
        const int flags = 0x30, processorFlags = 0x44, general = 0x78, instructionPointer = 0xf8;
        if (context.Length < instructionPointer + sizeof(ulong))
            return false;
        BinaryPrimitives.WriteUInt32LittleEndian(context[flags..], 0x10001f);
        BinaryPrimitives.WriteUInt32LittleEndian(context[processorFlags..], (uint)registers[X64.Flags]);
        for (int i = 0; i < X64.ContextOrder.Length; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(context[(general + i * sizeof(ulong))..], registers[X64.ContextOrder[i]]);
        return true;
    }

    private static bool ToArm64(ReadOnlySpan<ulong> registers, Span<byte> context)
    {
        const int processorState = 4, general = 8, words = 33;
        if (context.Length < general + words * sizeof(ulong))
            return false;
        BinaryPrimitives.WriteUInt32LittleEndian(context, 0x00400007);
        BinaryPrimitives.WriteUInt32LittleEndian(context[processorState..], (uint)registers[words]);
        MemoryMarshal.AsBytes(registers[..words]).CopyTo(context[general..]);
        return true;
    }

    private static class X64
    {
        public const int Rax = 10, OriginalRax = 15, Rip = 16, Flags = 18, Rsp = 19;

        /// <summary>rdi, rsi, rdx, r10, r8, r9: the arguments of a system call.</summary>
        public static ReadOnlySpan<byte> ArgumentOrder => [14, 13, 12, 7, 9, 8];


        /// <summary>rax, rcx, rdx, rbx, rsp, rbp, rsi, rdi, r8 to r15, rip: the order of CONTEXT, as indexes of user_regs_struct.</summary>
        public static ReadOnlySpan<byte> ContextOrder => [10, 11, 12, 5, Rsp, 4, 13, 14, 9, 8, 7, 6, 3, 2, 1, 0, Rip];
    }
}
