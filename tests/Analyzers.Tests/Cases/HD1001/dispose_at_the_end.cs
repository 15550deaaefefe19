namespace Disposal;

public sealed class Connections
{
    private readonly object _pool = new();
    private readonly object _usage = new();
    private int _used;

    public sealed class Lease(Connections owner) : IDisposable
    {
        public void Dispose()
        {
            lock (owner._pool) owner._used--;
        }
    }

    public Lease Rent() => new(this);

    public void Query()
    {
#if BAD
        lock (_usage)
        {
            using (Lease lease = Rent()) //! HD1001 a
            {
                _used++;
            }
        }
#else
        using (Lease lease = Rent())
        {
            lock (_usage) _used++;
        }
#endif
    }

    public void Trim()
    {
        lock (_pool)
        {
            lock (_usage) _used = 0; //! HD1001 a
        }
    }
}
