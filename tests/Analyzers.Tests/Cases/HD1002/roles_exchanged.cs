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

public static class Example
{
    public static void Main()
    {
        var first = new Purse();
        var second = new Purse();
        Purse.Move(first, second);
    }
}

// That its one caller has made both says nothing of others.
public sealed class Purse
{
    private readonly object _coins = new();
    private int _count;

    public static void Move(Purse from, Purse to)
    {
        lock (from._coins)
        {
#if BAD
            lock (to._coins) to._count += from._count; //! HD1002
#else
            from._count = 0;
#endif
        }
    }
}
