namespace Together;

public sealed class Store
{
    private readonly object _rows = new();
    private readonly object _index = new();
    private int _count;

    public bool IsOpen { get; set; }

    public bool IsDirty { get; set; }

    public bool IsFull { get; set; }

    public int Generation { get; set; }

    // So much must be true at once that most likely it never is.
    public void Touch()
    {
        lock (_rows)
        {
            if (IsOpen) Refresh();
        }
    }

    public void Rebuild()
    {
        lock (_index)
        {
            lock (_rows) _count = 0;
        }
    }

    public void TouchAtOnce()
    {
        lock (_rows)
        {
            if (IsOpen && IsDirty && !(IsFull || Generation > 3)) Count();
        }
    }

    // An exception must come, too.
    public void TouchOrFail()
    {
        lock (_rows)
        {
            if (IsOpen && IsDirty && IsFull) CountFailures();
        }
    }

    private void CountFailures()
    {
        try
        {
            Check();
        }
        catch (System.InvalidOperationException)
        {
            lock (_index) _count++;
        }
    }

    private void Check()
    {
        if (_count < 0) throw new System.InvalidOperationException();
    }

    private void Count()
    {
        lock (_index) _count++;
    }

    private void Refresh()
    {
        if (IsDirty)
        {
            if (Generation > 3) Compact();
        }
    }

    private void Compact()
    {
        if (IsFull)
        {
            lock (_index) _count++;
        }
    }
}
