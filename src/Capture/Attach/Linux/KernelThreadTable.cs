using System.Buffers.Text;
using System.Text;

namespace Hangdump.Capture.Attach.Linux;

/// <summary>
/// What the kernel says of the target's threads while they run. Two looks tell which threads have stayed off the processor in
/// between: what such a thread alone uses can be read without stopping it. Not thread-safe.
/// </summary>
internal sealed class KernelThreadTable(ProcDirectory process, ThreadIds ids)
{
    private const int SystemCallArguments = 6;

    private readonly List<int> _listed = [];
    private Dictionary<uint, KernelThread> _lastLook = [];

    /// <summary>Every thread that exists now, by the id that the runtime stores.</summary>
    public IReadOnlyDictionary<uint, KernelThread> Look()
    {
        process.ListThreads(_listed);
        Dictionary<uint, KernelThread> look = new(_listed.Count);
        foreach (int thread in _listed)
        {
            // The count is read first: a thread that runs between the two reads shows itself at the next look.
            long timesRun = TimesRun(thread);
            uint id = ids.ToRuntime(thread);
            bool hasStayed = _lastLook.TryGetValue(id, out KernelThread? last) && last.TimesRun == timesRun && last.StackPointer is not null;
            if ((hasStayed ? last! with { StillCheck = IsStillNow } : Examine(thread, id, timesRun)) is { } seen)
                look[id] = seen;
        }
        return _lastLook = look;
    }

    private bool IsStillNow(KernelThread thread) => TimesRun(thread.OsId) == thread.TimesRun;

    private KernelThread? Examine(int thread, uint id, long timesRun)
    {
        ReadOnlySpan<byte> stat = process.Read(thread, "stat"u8);
        int nameStart = stat.IndexOf((byte)'(') + 1, nameEnd = stat.LastIndexOf((byte)')');
        if (nameStart <= 0 || nameEnd < nameStart || nameEnd + 2 >= stat.Length)
            return null;
        string name = Encoding.UTF8.GetString(stat[nameStart..nameEnd]);
        char state = (char)stat[nameEnd + 2];
        return WithSystemCall(new KernelThread(thread, id, name, state) { TimesRun = timesRun });
    }

    // "running", or "-1 sp pc" outside a system call, or "number a1 … a6 sp pc".
    private KernelThread WithSystemCall(KernelThread thread)
    {
        ReadOnlySpan<byte> text = process.Read(thread.OsId, "syscall"u8);
        if (!Utf8Parser.TryParse(text, out long number, out int used))
            return thread;
        ulong[] words = new ulong[SystemCallArguments + 2];
        int count = 0;
        for (text = text[used..]; count < words.Length && text.StartsWith(" 0x"u8); text = text[(3 + used)..])
            if (!Utf8Parser.TryParse(text[3..], out words[count++], out used, 'x'))
                return thread;
        if (count < 2)
            return thread;
        return thread with
        {
            SystemCall = number >= 0 ? number : null,
            Arguments = number >= 0 && count == words.Length ? words[..SystemCallArguments] : [],
            StackPointer = words[count - 2],
            InstructionPointer = words[count - 1],
        };
    }

    /// <summary>The third number of schedstat; where the kernel does not count there, its context switches.</summary>
    private long TimesRun(int thread)
    {
        ReadOnlySpan<byte> text = process.Read(thread, "schedstat"u8).TrimEnd("\n "u8);
        return Utf8Parser.TryParse(text[(text.LastIndexOf((byte)' ') + 1)..], out long times, out _) && times > 0
            ? times
            : ContextSwitches(process.Read(thread, "status"u8));
    }

    private static long ContextSwitches(ReadOnlySpan<byte> status)
    {
        long sum = 0;
        while (status.IndexOf("ctxt_switches:\t"u8) is >= 0 and var at)
        {
            status = status[(at + "ctxt_switches:\t".Length)..];
            if (Utf8Parser.TryParse(status, out long count, out _))
                sum += count;
        }
        return sum;
    }
}
