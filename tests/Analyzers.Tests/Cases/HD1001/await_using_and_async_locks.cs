namespace AsyncLocks;

public sealed class AsyncGate
{
    private readonly SemaphoreSlim _slots = new(1, 1);

    public async Task<IDisposable> EnterAsync()
    {
        await _slots.WaitAsync();
        return new Leaving(_slots);
    }

    private sealed class Leaving(SemaphoreSlim slots) : IDisposable
    {
        public void Dispose() => slots.Release();
    }
}

public sealed class Mailbox
{
    private readonly SemaphoreSlim _inbox = new(1, 1);
    private readonly SemaphoreSlim _outbox = new(1, 1);
    private int _count;

    public async Task ForwardAsync()
    {
        await _inbox.WaitAsync();
        try
        {
            await _outbox.WaitAsync().ConfigureAwait(false); //! HD1001 a
            try
            {
                _count++;
            }
            finally
            {
                _outbox.Release();
            }
        }
        finally
        {
            _inbox.Release();
        }
    }

    public async ValueTask ReturnAsync(CancellationToken cancelled)
    {
#if BAD
        await _outbox.WaitAsync(cancelled);
        try
        {
            await TakeAsync(); //! HD1001 a
        }
        finally
        {
            _outbox.Release();
        }
#else
        await TakeAsync();
#endif
    }

    private async Task TakeAsync()
    {
        await _inbox.WaitAsync();
        try
        {
            _count--;
        }
        finally
        {
            _inbox.Release();
        }
    }
}
