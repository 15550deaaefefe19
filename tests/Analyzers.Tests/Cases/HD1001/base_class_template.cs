namespace BaseClassTemplate;

public abstract class Channel
{
    private readonly object _state = new();
    private bool _isOpen;

    public void Close()
    {
        lock (_state)
        {
            _isOpen = false;
#if BAD
            OnClosed(); //! HD1001 a
#endif
        }
#if !BAD
        OnClosed();
#endif
    }

    public bool IsOpen
    {
        get
        {
            lock (_state) return _isOpen;
        }
    }

    protected abstract void OnClosed();
}

public sealed class PooledChannel(Pool pool) : Channel
{
    protected override void OnClosed() => pool.Remove(this);
}

public sealed class Pool
{
    private readonly object _channels = new();
    private readonly List<Channel> _open = [];

    internal void Remove(Channel channel)
    {
        lock (_channels) _open.Remove(channel);
    }

    public int CountOpen()
    {
        lock (_channels)
        {
            int count = 0;
            foreach (Channel channel in _open)
                if (channel.IsOpen) count++; //! HD1001 a
            return count;
        }
    }
}
