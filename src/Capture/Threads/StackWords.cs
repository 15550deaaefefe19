using System.Runtime.InteropServices;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Threads;

/// <summary>The raw words of a stack, for what its native frames hold. None of them is known to mean anything.</summary>
internal static class StackWords
{
    private const int MaxBytes = 16 * 1024;

    // Where the stack pointer stands in the CONTEXT structures of the runtime's platform layer.
    private const int X64ContextBytes = 1232;
    private const int X64StackPointer = 0x98;
    private const int Arm64ContextBytes = 912;
    private const int Arm64StackPointer = 0x100;

    /// <summary>From the end of the stack to a frame, that is what the calls above it have left; nothing where the thread's registers cannot be read.</summary>
    public static ulong[] Above(CapturedThread thread, int frame, CaptureContext context) =>
        Between(StackPointer(thread, context.Memory), thread.Frames[frame].StackPointer, context.Memory);

    /// <summary>From a frame to the second managed frame below it: its own words and those of the native calls that led to it.</summary>
    public static ulong[] Below(CapturedThread thread, int frame, CaptureContext context) =>
        Between(thread.Frames[frame].StackPointer, thread.Frames[Math.Min(frame + 2, thread.Frames.Count - 1)].StackPointer, context.Memory);

    private static ulong[] Between(ulong low, ulong high, IDataReader memory)
    {
        if (low == 0 || high <= low) return [];
        var words = new ulong[Math.Min(high - low, MaxBytes) / sizeof(ulong)];
        int read = memory.Read(low, MemoryMarshal.AsBytes(words.AsSpan()));
        return words[..(read / sizeof(ulong))];
    }

    private static ulong StackPointer(CapturedThread thread, IDataReader memory)
    {
        (int bytes, int offset) = memory.Architecture == Architecture.Arm64 ? (Arm64ContextBytes, Arm64StackPointer) : (X64ContextBytes, X64StackPointer);
        byte[] registers = new byte[bytes];
        const uint Everything = 0x10001F;
        return memory.GetThreadContext(thread.RuntimeOsId, Everything, registers) ? BitConverter.ToUInt64(registers, offset) : 0;
    }
}
