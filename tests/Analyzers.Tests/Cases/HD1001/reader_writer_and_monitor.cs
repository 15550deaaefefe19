namespace ReaderWriter;

public sealed class Index
{
    private readonly ReaderWriterLockSlim _terms = new();
    private readonly object _statistics = new();
    private int _hits;

    public void Search()
    {
        _terms.EnterReadLock();
        try
        {
            lock (_statistics) _hits++; //! HD1001 a
        }
        finally
        {
            _terms.ExitReadLock();
        }
    }

    public void Rebuild()
    {
#if BAD
        lock (_statistics)
        {
            _terms.EnterWriteLock(); //! HD1001 a
            try
            {
                _hits = 0;
            }
            finally
            {
                _terms.ExitWriteLock();
            }
        }
#else
        _terms.EnterWriteLock();
        try
        {
            lock (_statistics) _hits = 0;
        }
        finally
        {
            _terms.ExitWriteLock();
        }
#endif
    }
}
