namespace OptionalArgument;

public sealed class Store
{
    private readonly object _entries = new();
    private readonly Dictionary<string, int> _values = [];

    public int? Find(string name)
    {
        lock (_entries) return _values.TryGetValue(name, out int value) ? value : null;
    }

    public void Replace(Resolver resolver)
    {
        lock (_entries) resolver.Reset(); //! HD1001 given
    }
}

public sealed class Resolver
{
    private readonly object _cache = new();
    private int _resolved;

    public void Reset()
    {
        lock (_cache) _resolved = 0;
    }

    public void Load(string name, Store store)
    {
        lock (_cache)
        {
            _resolved += Resolve(name);
            _resolved += Resolve(name, store: null);
            _resolved += Resolve(null, store);
            _resolved += Peek(null);
            _resolved += Count(null);
#if BAD
            _resolved += Resolve(name, store); //! HD1001 given
#endif
        }
    }

    private static int Resolve(string? name, Store? store = null)
    {
        if (store != null && name is not null) return store.Find(name) ?? 0; //! HD1001 given
        return name is null ? 0 : name.Length;
    }

    private static int Peek(Store? store) => store?.Find("peek") ?? 0;

    private static int Count(Store? store)
    {
        if (store is null) return 0;
        return store.Find("count") ?? 0;
    }
}
