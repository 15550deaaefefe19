namespace StoredDelegates;

public sealed class Cache
{
    private readonly object _entries = new();
    private readonly Func<int, string> _load;
    private readonly Dictionary<int, string> _known = [];

    public Cache(Func<int, string> load) => _load = load;

    public string Get(int key)
    {
#if BAD
        lock (_entries)
        {
            return _known[key] = _load(key); //! HD1001 a
        }
#else
        string text = _load(key);
        lock (_entries) return _known[key] = text;
#endif
    }

    public void Clear()
    {
        lock (_entries) _known.Clear(); //! HD1001 a
    }
}

public sealed class Store
{
    private readonly object _file = new();
    private readonly Cache _cache;

    public Store() => _cache = new Cache(Read);

    private string Read(int key)
    {
        lock (_file) return "#" + key; //! HD1001 a
    }

    public void Replace()
    {
        lock (_file) _cache.Clear(); //! HD1001 a
    }

    public string Get(int key) => _cache.Get(key);
}
