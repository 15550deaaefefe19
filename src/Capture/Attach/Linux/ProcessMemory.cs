using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Hangdump.Capture.Attach.Linux;

/// <summary>Reads the target's memory as it is now, stopped or running. Never throws. Thread-safe.</summary>
internal sealed unsafe class ProcessMemory(int processId)
{
    /// <summary>The kernel takes this many ranges in one call.</summary>
    public const int MaxRanges = 1024;

    /// <summary>Copies bytes and returns how many there were.</summary>
    public int Read(ulong address, void* buffer, int length)
    {
        LibC.IoVector local = new() { Base = buffer, Length = (nuint)length };
        LibC.IoVector remote = new() { Base = (void*)address, Length = (nuint)length };
        return (int)Math.Max(0, LibC.ProcessVmReadv(processId, &local, 1, &remote, 1, 0));
    }

    /// <summary>
    /// Copies ranges, at most <see cref="MaxRanges"/>, one behind the other into a buffer. Stops at the first byte that is not
    /// mapped and returns how many bytes were copied.
    /// </summary>
    public long Read(ReadOnlySpan<LibC.IoVector> ranges, byte* buffer, long length)
    {
        Debug.Assert(ranges.Length <= MaxRanges);
        LibC.IoVector local = new() { Base = buffer, Length = (nuint)length };
        fixed (LibC.IoVector* remote = ranges)
            return Math.Max(0, LibC.ProcessVmReadv(processId, &local, 1, remote, (nuint)ranges.Length, 0));
    }

    /// <summary>Whether the kernel lets us read this process at all, whatever stands at the address.</summary>
    public bool IsPermitted(ulong address)
    {
        byte probe;
        LibC.IoVector local = new() { Base = &probe, Length = 1 }, remote = new() { Base = (void*)address, Length = 1 };
        return LibC.ProcessVmReadv(processId, &local, 1, &remote, 1, 0) == 1 || Marshal.GetLastPInvokeError() == LibC.Efault;
    }
}
