namespace HandlerInterface;

public interface IHandler<in TMessage>
{
    void Handle(TMessage message);
}

public sealed class Bus<TMessage>
{
    private readonly object _handlers = new();
    private readonly List<IHandler<TMessage>> _all = [];

    public void Add(IHandler<TMessage> handler)
    {
        lock (_handlers) _all.Add(handler);
    }

    public void Publish(TMessage message)
    {
#if BAD
        lock (_handlers)
        {
            foreach (IHandler<TMessage> handler in _all) handler.Handle(message); //! HD1001 a
        }
#else
        IHandler<TMessage>[] all;
        lock (_handlers) all = [.. _all];
        foreach (IHandler<TMessage> handler in all) handler.Handle(message);
#endif
    }
}

public sealed class Counter : IHandler<string>
{
    private readonly object _count = new();
    private readonly Bus<string> _bus;
    private int _seen;

    public Counter(Bus<string> bus) => _bus = bus;

    public void Handle(string message)
    {
        lock (_count) _seen++;
    }

    public void Restart()
    {
        lock (_count)
        {
            _seen = 0;
            _bus.Add(this); //! HD1001 a
        }
    }
}
