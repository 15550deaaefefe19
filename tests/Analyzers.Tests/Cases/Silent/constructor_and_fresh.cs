namespace Fresh;

public sealed class Registry
{
    private readonly object _all = new();
    private readonly List<Entry> _entries = [];

    public Entry Create()
    {
        lock (_all)
        {
            Entry entry = new(this);
            entry.Touch();
            _entries.Add(entry);
            return entry;
        }
    }

    internal int Count
    {
        get { lock (_all) return _entries.Count; }
    }
}

public sealed class Entry
{
    private readonly object _one = new();
    private readonly Registry _registry;
    private int _touched;

    public Entry(Registry registry)
    {
        _registry = registry;
        lock (_one) _touched = 0;
    }

    public void Touch()
    {
        lock (_one) _touched++;
    }

    public string Describe()
    {
        lock (_one) return $"{_touched} of {_registry.Count}";
    }
}
