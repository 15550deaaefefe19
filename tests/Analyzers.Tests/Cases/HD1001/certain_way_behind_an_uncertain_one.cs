namespace CertainWay;

public sealed class Store
{
    private readonly object _rows = new();
    private readonly object _index = new();
    private int _count;

    public bool IsOpen { get; set; }

    public bool IsDirty { get; set; }

    // Shorter, but so much must come together.
    public void Touch()
    {
        lock (_rows)
        {
            if (IsOpen && IsDirty && _count > 3 && _count < 9)
            {
                lock (_index) _count++;
            }
        }
    }

    public void Refresh()
    {
        lock (_rows)
        {
#if BAD
            Reindex(); //! HD1001 certain
#else
            _count++;
#endif
        }
    }

    public void Rebuild()
    {
        lock (_index)
        {
            lock (_rows) _count = 0; //! HD1001 certain
        }
    }

    private void Reindex()
    {
        lock (_index) _count++;
    }
}
