namespace OneWay;

public sealed class Gate
{
    private readonly SemaphoreSlim _slot = new(1, 1);

    public void Enter() => _slot.Wait();

    public void Leave() => _slot.Release();
}

public sealed class Connection
{
    private readonly Gate _gate = new();
    private int _sent;

    public void Send()
    {
        _gate.Enter();
#if BAD
        Write(); //! HD1003 any
#endif
        _gate.Leave();
    }

    public void Ping()
    {
        _gate.Enter();
#if BAD
        Write(); //! HD1003 any
#endif
        _gate.Leave();
    }

    public void Flush() => Write();

    private void Write() => Complete();

    private void Complete()
    {
        _gate.Enter();
        _sent++;
        _gate.Leave();
    }
}
