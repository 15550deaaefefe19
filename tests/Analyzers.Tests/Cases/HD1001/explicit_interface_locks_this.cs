namespace ExplicitThis;

public interface ISource
{
    void Pull();
}

public sealed class Pump : ISource
{
    private readonly object _flow = new();
    private int _pulled;

    void ISource.Pull()
    {
        lock (this) //? HD3001
        {
            lock (_flow) _pulled++; //! HD1001 a
        }
    }

    public void Drain()
    {
#if BAD
        lock (_flow)
        {
            lock (this) _pulled = 0; //! HD1001 a
        }
#else
        lock (this)
        {
            lock (_flow) _pulled = 0;
        }
#endif
    }
}
