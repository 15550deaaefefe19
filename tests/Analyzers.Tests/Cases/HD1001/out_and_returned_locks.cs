namespace ReturnedLocks;

public sealed class Account
{
    private readonly object _balance = new();
    private readonly object _history = new();
    private int _amount;

    private object Gate => _balance;

    private object HistoryGate() => _history;

    private void Find(out object gate) => gate = _history;

    public void Deposit()
    {
        lock (Gate)
        {
            lock (HistoryGate()) _amount++; //! HD1001 a
        }
    }

    public void Audit()
    {
#if BAD
        lock (HistoryGate())
        {
            lock (Gate) _amount--; //! HD1001 a
        }
#else
        lock (Gate)
        {
            lock (HistoryGate()) _amount--;
        }
#endif
    }

    private bool TryLock()
    {
        Monitor.Enter(_history);
        return true;
    }

    public void Undo()
    {
        bool isLocked = false;
        try
        {
            Monitor.Enter(_balance, ref isLocked);
            _amount = 0;
        }
        finally
        {
            if (isLocked) Monitor.Exit(_balance);
        }
    }
}
