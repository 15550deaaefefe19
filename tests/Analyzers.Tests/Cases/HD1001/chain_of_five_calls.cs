namespace Chains;

public sealed class Engine
{
    private readonly object _plan = new();
    private readonly object _parts = new();
    private int _state;

    public void Run()
    {
        lock (_plan) One(); //! HD1001 a
    }

    private void One() => Two();

    private void Two() => Three();

    private void Three() => Four();

    private void Four() => Five();

    private void Five()
    {
        lock (_parts) _state++;
    }

    public void Repair()
    {
        lock (_parts)
        {
#if BAD
            lock (_plan) _state = 0; //! HD1001 a
#else
            _state = 0;
#endif
        }
    }
}
