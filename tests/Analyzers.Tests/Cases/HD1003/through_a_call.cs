namespace ThroughCall;

public sealed class Settings
{
    private readonly SemaphoreSlim _gate = new(1);
    private string _text = "";

    public async Task SaveAsync()
    {
        await _gate.WaitAsync();
        try
        {
#if BAD
            _text = await LoadAsync(); //! HD1003
#else
            _text = await ReadAsync();
#endif
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task<string> LoadAsync()
    {
        await _gate.WaitAsync();
        try
        {
            return await ReadAsync();
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<string> ReadAsync()
    {
        await Task.Yield();
        return _text;
    }
}
