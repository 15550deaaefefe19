namespace FuncFactory;

public sealed class Pool<T>
{
    private readonly object _pool = new();
    private readonly Func<T> _create;
    private readonly Stack<T> _free = new();

    public Pool(Func<T> create) => _create = create;

    public T Rent()
    {
#if BAD
        lock (_pool)
        {
            return _free.Count > 0 ? _free.Pop() : _create(); //! HD1001 a
        }
#else
        lock (_pool)
        {
            if (_free.Count > 0) return _free.Pop();
        }

        return _create();
#endif
    }

    public void Return(T item)
    {
        lock (_pool) _free.Push(item);
    }
}

public sealed class Database
{
    private readonly object _database = new();
    private readonly Pool<string> _pool;
    private int _opened;

    public Database() => _pool = new Pool<string>(Open);

    private string Open()
    {
        lock (_database) return "connection " + _opened++;
    }

    public void Shrink(string connection)
    {
        lock (_database)
        {
            _opened--;
            _pool.Return(connection); //! HD1001 a
        }
    }
}
