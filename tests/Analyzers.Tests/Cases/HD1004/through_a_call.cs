namespace Upgrade;

public sealed class Routes
{
    private readonly ReaderWriterLockSlim _lock = new();
    private readonly Dictionary<string, int> _hops = [];

    public int Hops(string host)
    {
        _lock.EnterReadLock();
        try
        {
            if (_hops.TryGetValue(host, out int hops)) return hops;
#if BAD
            Add(host); //! HD1004
#endif
        }
        finally
        {
            _lock.ExitReadLock();
        }
#if !BAD
        Add(host);
#endif
        return 1;
    }

    private void Add(string host)
    {
        _lock.EnterWriteLock();
        try
        {
            _hops[host] = 1;
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }
}
