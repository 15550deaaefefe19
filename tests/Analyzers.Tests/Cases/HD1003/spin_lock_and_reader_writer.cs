namespace Twice;

public sealed class Twice
{
    private readonly ReaderWriterLockSlim _lock = new();
    private readonly ReaderWriterLockSlim _recursive = new(LockRecursionPolicy.SupportsRecursion);
    private int _value;

    public void Write()
    {
        _lock.EnterWriteLock();
        try
        {
#if BAD
            Read(); //! HD1003
#else
            _value++;
#endif
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    public int Read()
    {
        _lock.EnterReadLock();
        try
        {
            return _value;
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    public int ReadTwice()
    {
        _recursive.EnterReadLock();
        try
        {
            _recursive.EnterReadLock();
            try
            {
                return _value;
            }
            finally
            {
                _recursive.ExitReadLock();
            }
        }
        finally
        {
            _recursive.ExitReadLock();
        }
    }
}
