namespace RolesExchanged;

public sealed class Ledger
{
    private readonly object _lines = new();
    private int _total;

    public void MoveTo(Ledger other)
    {
        lock (_lines)
        {
            lock (other._lines) //! HD1002
            {
                other._total += _total;
                _total = 0;
            }
        }
    }
}

public sealed class Books
{
    private readonly Ledger _open = new();
    private readonly Ledger _closed = new();

    public void Close() => _open.MoveTo(_closed);

#if BAD
    public void Reopen() => _closed.MoveTo(_open);
#endif
}
