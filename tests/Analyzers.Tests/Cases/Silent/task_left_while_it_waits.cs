namespace LeftWaiting;

public sealed class Registry
{
    private readonly SemaphoreSlim _mutex = new(1, 1);
    private int _entries;

    public event Action? Changed;

    public async Task AddAsync()
    {
        await _mutex.WaitAsync();
        try
        {
            _entries++;
            Changed?.Invoke();
        }
        finally
        {
            _mutex.Release();
        }
    }

    public async Task ApplyAsync()
    {
        await _mutex.WaitAsync();
        try
        {
            _entries = 0;
        }
        finally
        {
            _mutex.Release();
        }
    }
}

public sealed class Coordinator
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Registry _registry;

    public Coordinator(Registry registry)
    {
        _registry = registry;
        registry.Changed += OnChanged;
    }

    public async Task RefreshAsync()
    {
        await _turn.WaitAsync();
        try
        {
            await _registry.ApplyAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    // Whoever raises the event goes on while this waits for its turn.
    private void OnChanged() => _ = TryRefreshAsync();

    private async Task TryRefreshAsync()
    {
        try
        {
            await RefreshAsync();
        }
        catch (InvalidOperationException)
        {
        }
    }
}
