namespace Scopes;

public sealed class Gate
{
    private readonly object _inner = new();

    public Held Take() => new(_inner);

    public readonly struct Held : IDisposable
    {
        private readonly object _lock;

        public Held(object inner)
        {
            Monitor.Enter(inner);
            _lock = inner;
        }

        public void Dispose() => Monitor.Exit(_lock);
    }
}

public sealed class Depot
{
    private readonly object _goods = new();
    private readonly object _doors = new();
    private int _count;

    private void Enter() => Monitor.Enter(_goods);

    private void Leave() => Monitor.Exit(_goods);

    public void In()
    {
        Enter();
        try
        {
            lock (_doors) _count++; //! HD1001 a
        }
        finally
        {
            Leave();
        }
    }

    public void Out()
    {
#if BAD
        lock (_doors)
        {
            lock (_goods) _count--; //! HD1001 a
        }
#else
        Enter();
        try
        {
            lock (_doors) _count--;
        }
        finally
        {
            Leave();
        }
#endif
    }
}
