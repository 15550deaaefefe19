namespace Hangdump.Runtime.Events;

/// <summary>
/// Hands events from the one thread that the runtime delivers them on to the one that thinks about them, without a lock: the first must
/// never wait. What does not fit is dropped and counted.
/// </summary>
internal sealed class EventRing
{
    private const int Size = 8192;

    private readonly RuntimeEvent[] _events = new RuntimeEvent[Size];
    private long _written, _read, _lost;

    /// <summary>How many were dropped since the last time that this was asked.</summary>
    public long TakeLost() => Interlocked.Exchange(ref _lost, 0);

    /// <summary>To be called by the delivering thread only.</summary>
    public void Put(in RuntimeEvent what)
    {
        long at = _written;
        if (at - Volatile.Read(ref _read) >= Size)
        {
            Interlocked.Increment(ref _lost);
            return;
        }

        _events[at % Size] = what;
        Volatile.Write(ref _written, at + 1);
    }

    /// <summary>To be called by the thinking thread only.</summary>
    public bool TryTake(out RuntimeEvent what)
    {
        long at = _read;
        if (at == Volatile.Read(ref _written))
        {
            what = default;
            return false;
        }

        what = _events[at % Size];
        Volatile.Write(ref _read, at + 1);
        return true;
    }
}
