namespace Callbacks;

public sealed class Registry
{
    private readonly object _items = new();
    private readonly List<string> _names = [];

    public void ForEach(Action<string> visit)
    {
        lock (_items)
        {
            foreach (string name in _names) visit(name);
        }
    }

    public void Add(string name)
    {
        lock (_items) _names.Add(name);
    }
}

public sealed class Printer(Registry registry)
{
    private readonly object _page = new();
    private int _lines;

    public void PrintAll()
    {
#if BAD
        registry.ForEach(_ => { lock (_page) _lines++; }); //! HD1001 a
#else
        List<string> names = [];
        registry.ForEach(names.Add);
        lock (_page) _lines += names.Count;
#endif
    }

    public void Rename(string name)
    {
        lock (_page) registry.Add(name + _lines); //! HD1001 a
    }
}
