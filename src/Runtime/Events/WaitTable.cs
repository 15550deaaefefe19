namespace Hangdump.Runtime.Events;

/// <summary>
/// Who waits for which lock, and who holds it, as far as events tell. It is only good for suspicion: a thread that gives up waiting says
/// nothing, and one that takes a free lock in passing is not told. Not thread-safe.
/// </summary>
internal sealed class WaitTable
{
    private const int LongestCycle = 64;

    private readonly Dictionary<long, Waiting> _locks = [];
    private readonly Dictionary<long, Waiting> _others = [];
    private readonly Dictionary<ulong, long> _owners = [];
    private readonly Dictionary<long, long> _kernelIds = [];
    private long _lastStamp;

    /// <summary>Waits for locks.</summary>
    public IReadOnlyCollection<Waiting> Locks => _locks.Values;

    /// <summary>Waits for anything else: events, tasks, semaphores. Most are what a thread does that has nothing to do.</summary>
    public IReadOnlyCollection<Waiting> Others => _others.Values;

    public Waiting? Of(long thread) => _locks.GetValueOrDefault(thread);

    /// <summary>Forgets what is known of waits, as after events were lost.</summary>
    public void Clear()
    {
        _locks.Clear();
        _others.Clear();
        _owners.Clear();
    }

    /// <param name="thread">A kernel id.</param>
    /// <param name="managed">Its managed id.</param>
    public void Know(long thread, long managed) => _kernelIds[managed] = thread;

    public void Add(in RuntimeEvent what)
    {
        switch (what.Kind)
        {
            case RuntimeEventKind.ContentionStart:
                long owner = RuntimeListener.TellsManagedOwners ? _kernelIds.GetValueOrDefault(what.Owner) : what.Owner;
                _locks[what.Thread] = new Waiting(what.Thread, what.Lock, owner, Stamp(what.Timestamp));
                if (owner != 0) _owners[what.Lock] = owner;
                else _owners.Remove(what.Lock);
                break;
            case RuntimeEventKind.ContentionStop:
                if (_locks.Remove(what.Thread, out Waiting? ended)) _owners[ended.Lock] = what.Thread;
                break;
            case RuntimeEventKind.WaitStart:
                // A contended lock is also such a wait.
                if (!_locks.ContainsKey(what.Thread)) _others[what.Thread] = new Waiting(what.Thread, 0, 0, Stamp(what.Timestamp));
                break;
            case RuntimeEventKind.WaitStop: _others.Remove(what.Thread); break;
            case RuntimeEventKind.ThreadCreated:
                Know(what.Thread, what.Owner);
                // The kernel gives the ids of ended threads to new ones.
                _locks.Remove(what.Thread);
                _others.Remove(what.Thread);
                break;
        }
    }

    /// <summary>Who holds a lock, as far as is known; 0 where it is not.</summary>
    public long OwnerOf(ulong id) => _owners.GetValueOrDefault(id);

    /// <summary>Every ring of threads that wait for each other, each once.</summary>
    public IEnumerable<IReadOnlyList<Waiting>> Cycles()
    {
        HashSet<long> seen = [];
        foreach (Waiting start in _locks.Values)
        {
            List<Waiting> way = [];
            Waiting? at = start;
            while (at is not null && seen.Add(at.Thread))
            {
                way.Add(at);
                at = way.Count < LongestCycle ? Of(OwnerOf(at.Lock)) : null;
            }

            // A thread that waits for a lock which it holds has given up waiting unseen.
            if (at is not null && way.FindIndex(one => one.Thread == at.Thread) is >= 0 and var first && way.Count - first > 1)
                yield return way[first..];
        }
    }

    private long Stamp(long timestamp) => _lastStamp = Math.Max(timestamp, _lastStamp + 1);
}
