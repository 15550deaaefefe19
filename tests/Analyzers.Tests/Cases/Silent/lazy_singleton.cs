namespace LazySingleton;

public sealed class Factory : IDisposable
{
    private readonly Part _part = new();

    public void Dispose() => _part.Close();
}

public sealed class Part
{
    private readonly object _state = new();
    private bool _isOpen;

    public void Close()
    {
        lock (_state) _isOpen = false;
    }

    public void Open()
    {
        lock (_state)
        {
            _isOpen = true;
            _ = Manager.Current;
        }
    }
}

public static class Manager
{
    private static readonly object s_creation = new();
    private static Factory? s_current;

    public static Factory Current
    {
        get
        {
            lock (s_creation) return s_current ??= Create();
        }
    }

    private static Factory Create()
    {
        Factory factory = new();
        try
        {
            return factory;
        }
        catch
        {
            factory.Dispose();
            throw;
        }
    }
}
