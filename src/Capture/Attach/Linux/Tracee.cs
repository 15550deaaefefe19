using System.Runtime.InteropServices;

namespace Hangdump.Capture.Attach.Linux;

/// <summary>
/// One thread under ptrace. Every call must come from the thread that seized it: the kernel refuses others without a word, and
/// the target would stay frozen.
/// </summary>
internal sealed unsafe class Tracee(int id)
{
    private const int RequestSeize = 0x4206, RequestInterrupt = 0x4207, RequestDetach = 17, RequestRegisters = 0x4204;
    private const int GeneralRegisters = 1;
    private const int StatusStopped = 0x7f, EventStop = 128;

    private int _pendingSignal;

    public int Id => id;

    public bool IsSeized { get; private set; }

    public bool IsStopped { get; private set; }

    /// <summary>Valid while and after it was stopped, where <see cref="HasRegisters"/> says so.</summary>
    public ulong[] Registers { get; } = new ulong[Linux.Registers.Count];

    public bool HasRegisters { get; private set; }

    /// <summary>Becomes its tracer without stopping it. Returns the error number, zero when it worked.</summary>
    public int Seize()
    {
        IsSeized = LibC.Ptrace(RequestSeize, id, 0, 0) == 0;
        return IsSeized ? 0 : Marshal.GetLastPInvokeError();
    }

    public void Interrupt() => LibC.Ptrace(RequestInterrupt, id, 0, 0);

    /// <summary>Whether the wait for it is over: it has stopped, or it has gone. Never blocks.</summary>
    public bool TryAwaitStop()
    {
        int status;
        int got = LibC.WaitPid(id, &status, LibC.WaitAll | LibC.WaitNoHang);
        if (got == 0)
            return false;
        if (got < 0 || (status & 0xff) != StatusStopped)
        {
            IsSeized = false;
            return true;
        }
        // It stopped for a signal that was on its way: the signal is handed on when the thread is released.
        if (status >> 16 != EventStop)
            _pendingSignal = (status >> 8) & 0xff;
        IsStopped = true;
        ReadRegisters();
        return true;
    }

    /// <summary>Lets it run on as before. One that a SIGSTOP holds stays held.</summary>
    public void Release()
    {
        if (IsStopped)
            LibC.Ptrace(RequestDetach, id, 0, _pendingSignal);
        IsStopped = IsSeized = false;
    }

    private void ReadRegisters()
    {
        fixed (ulong* registers = Registers)
        {
            LibC.IoVector set = new() { Base = registers, Length = (nuint)(Registers.Length * sizeof(ulong)) };
            HasRegisters = LibC.Ptrace(RequestRegisters, id, GeneralRegisters, (nint)(&set)) == 0;
        }
    }
}
