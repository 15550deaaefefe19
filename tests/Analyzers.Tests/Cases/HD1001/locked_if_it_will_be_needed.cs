namespace LockedIfNeeded;

public sealed class Store
{
    private readonly object _stream = new();
    private readonly object _index = new();
    private int _saved;

    public bool UseTransaction { get; set; }

    public void Add(int value)
    {
        bool saves = !UseTransaction;
        if (saves) Monitor.Enter(_stream);
        try
        {
            lock (_index)
            {
                // Whoever gets here has the stream already.
                if (saves) Save(value);
            }
        }
        finally
        {
            if (saves) Monitor.Exit(_stream);
        }
    }

    public void AddOrSkip(int value, bool saves)
    {
        if (saves) Monitor.Enter(_stream);
        lock (_index) _saved += value;
        if (!saves) return;
        lock (_index) _saved += value;
        Monitor.Exit(_stream);
    }

    public void AddLate(int value, bool saves, bool isLate)
    {
        if (saves) Monitor.Enter(_stream);
        lock (_index)
        {
#if BAD
            if (isLate) Save(value); //! HD1001 late
#else
            if (saves) Save(value);
#endif
        }

        if (saves) Monitor.Exit(_stream);
    }

    public void SaveAll()
    {
        lock (_stream)
        {
            lock (_index) Save(_saved); //! HD1001 late
        }
    }

    private void Save(int value)
    {
        lock (_stream) _saved += value;
    }
}
