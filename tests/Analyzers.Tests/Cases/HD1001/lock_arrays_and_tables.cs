using System.Collections.Concurrent;

namespace LockArrays;

/// <summary>Striped locks of two tables, and one lock per key.</summary>
public sealed class Index
{
    private readonly object[] _stripes = [new(), new()];
    private readonly ConcurrentDictionary<string, object> _perKey = new();
    private readonly object _log = new();
    private int _count;

    public void Add(string key)
    {
        lock (_stripes[key.Length % 2])
        {
            lock (_log) _count++; //! HD1001 a
        }
    }

    public void Flush(string key)
    {
#if BAD
        lock (_log)
        {
            lock (_stripes[key.Length % 2]) _count = 0; //! HD1001 a
        }
#else
        lock (_stripes[key.Length % 2])
        {
            lock (_log) _count = 0;
        }
#endif
    }

    public void Rename(string key)
    {
        object gate = _perKey.GetOrAdd(key, _ => new object());
        lock (gate)
        {
            lock (_log) _count++; //! HD1001 b
        }
    }

    public void Drop(string key)
    {
#if BAD
        lock (_log)
        {
            lock (_perKey.GetOrAdd(key, _ => new object())) _count--; //! HD1001 b
        }
#else
        lock (_perKey.GetOrAdd(key, _ => new object()))
        {
            lock (_log) _count--;
        }
#endif
    }
}
