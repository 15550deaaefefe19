namespace AsyncLocks;

public sealed class Session
{
    private readonly SemaphoreSlim _send = new(1, 1);
    private readonly SemaphoreSlim _receive = new(1, 1);

    public async Task SendAsync()
    {
        await _send.WaitAsync().ConfigureAwait(false);
        try
        {
            await AcknowledgeAsync(); //! HD1001 a
        }
        finally
        {
            _send.Release();
        }
    }

    private async Task AcknowledgeAsync()
    {
        await Task.Yield();
        await _receive.WaitAsync();
        try
        {
            await Task.Delay(1);
        }
        finally
        {
            _receive.Release();
        }
    }

    public async Task ReceiveAsync()
    {
        await _receive.WaitAsync();
        try
        {
#if BAD
            await _send.WaitAsync(); //! HD1001 a
            _send.Release();
#endif
        }
        finally
        {
            _receive.Release();
        }
#if !BAD
        await _send.WaitAsync();
        _send.Release();
#endif
    }
}
