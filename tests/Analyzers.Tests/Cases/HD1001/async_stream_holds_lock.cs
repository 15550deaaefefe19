namespace AsyncStreams;

public sealed class Feed
{
    private readonly SemaphoreSlim _source = new(1, 1);
    private readonly SemaphoreSlim _sink = new(1, 1);
    private readonly List<int> _items = [];

    public async IAsyncEnumerable<int> Items()
    {
        await _source.WaitAsync();
        try
        {
            foreach (int item in _items)
            {
                await Task.Yield();
                yield return item;
            }
        }
        finally
        {
            _source.Release();
        }
    }

    public async Task CopyAsync(List<int> target)
    {
        await foreach (int item in Items())
        {
            await _sink.WaitAsync(); //! HD1001 a
            try
            {
                target.Add(item);
            }
            finally
            {
                _sink.Release();
            }
        }
    }

    public async Task ClearAsync()
    {
        await _sink.WaitAsync();
        try
        {
#if BAD
            await _source.WaitAsync(); //! HD1001 a
            _items.Clear();
            _source.Release();
#endif
        }
        finally
        {
            _sink.Release();
        }
    }
}
