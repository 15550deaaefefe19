namespace RetryFilter;

public sealed class Client
{
    private readonly SemaphoreSlim _refreshing = new(1, 1);
    private int _tokens;

    public Task<int> ReadAsync() => ExecuteAsync(() => Task.FromResult(_tokens), refreshes: true);

    // What refreshes must not be refreshed itself.
#if BAD
    private Task<int> LoginAsync() => ExecuteAsync(() => Task.FromResult(++_tokens), refreshes: true);
#else
    private Task<int> LoginAsync() => ExecuteAsync(() => Task.FromResult(++_tokens), refreshes: false);
#endif

    private async Task<int> ExecuteAsync(Func<Task<int>> operation, bool refreshes)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return await operation();
            }
            catch (UnauthorizedAccessException) when (refreshes && attempt < 3)
            {
                await RefreshAsync();
            }
        }
    }

    private async Task RefreshAsync()
    {
        await _refreshing.WaitAsync();
        try
        {
            await LoginAsync(); //! HD1003
        }
        finally
        {
            _refreshing.Release();
        }
    }
}
