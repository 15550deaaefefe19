namespace DefaultMethods;

public interface ICounter
{
    object Gate { get; }

    void Touch();

    void TouchTwice()
    {
        lock (Gate)
        {
            Touch(); //! HD1001 a
            Touch();
        }
    }
}

public sealed class Counter : ICounter
{
    private readonly object _gate = new();
    private readonly object _count = new();
    private int _value;

    public object Gate => _gate;

    public void Touch()
    {
        lock (_count) _value++;
    }

    public void Reset()
    {
#if BAD
        lock (_count)
        {
            lock (_gate) _value = 0; //! HD1001 a
        }
#else
        lock (_gate)
        {
            lock (_count) _value = 0;
        }
#endif
    }

    public void Both()
    {
        lock (_gate) Touch(); //! HD1001 a
    }
}
