namespace LockTypeAndMutex;

public sealed class Journal
{
    private readonly Lock _pages = new();
    private readonly Mutex _disk = new();
    private SpinLock _spin;
    private int _written;

    public void Write()
    {
        using (_pages.EnterScope())
        {
            _disk.WaitOne(); //! HD1001 a
            try
            {
                _written++;
            }
            finally
            {
                _disk.ReleaseMutex();
            }
        }
    }

    public void Sync()
    {
        _disk.WaitOne();
        try
        {
#if BAD
            lock (_pages) _written = 0; //! HD1001 a
#else
            _written = 0;
#endif
        }
        finally
        {
            _disk.ReleaseMutex();
        }
    }

    public void Trim()
    {
        bool taken = false;
        try
        {
            _spin.Enter(ref taken);
#if BAD
            _pages.Enter(); //! HD1001 b
            _written--;
            _pages.Exit();
#endif
        }
        finally
        {
            if (taken) _spin.Exit();
        }
    }

    public void Grow()
    {
        _pages.Enter();
        bool taken = false;
        try
        {
            _spin.Enter(ref taken); //! HD1001 b
            _written++;
        }
        finally
        {
            if (taken) _spin.Exit();
            _pages.Exit();
        }
    }
}
