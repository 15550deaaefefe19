namespace FanOut;

public sealed class Owner(IEnumerable<IDisposable> parts) : IDisposable
{
    private readonly object _parts = new();

    public void Dispose()
    {
        lock (_parts)
        {
            foreach (IDisposable part in parts) part.Dispose();
        }
    }
}

public sealed class First(Owner owner) : IDisposable
{
    private readonly object _gate = new();

    public void Dispose()
    {
        lock (_gate) { }
    }

    public void Close()
    {
        lock (_gate) owner.Dispose();
    }
}
