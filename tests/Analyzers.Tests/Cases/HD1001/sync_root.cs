using System.Collections;

namespace SyncRoots;

public sealed class Registry
{
    private readonly ArrayList _items = [];
    private readonly Hashtable _names = [];

    public void Add(object item, string name)
    {
        lock (_items.SyncRoot)
        {
            lock (_names.SyncRoot) //! HD1001 a
            {
                _items.Add(item);
                _names[name] = item;
            }
        }
    }

    public void Clear()
    {
#if BAD
        lock (_names.SyncRoot)
        {
            lock (_items.SyncRoot) //! HD1001 a
            {
                _items.Clear();
                _names.Clear();
            }
        }
#else
        lock (_items.SyncRoot)
        {
            lock (_names.SyncRoot)
            {
                _items.Clear();
                _names.Clear();
            }
        }
#endif
    }
}
