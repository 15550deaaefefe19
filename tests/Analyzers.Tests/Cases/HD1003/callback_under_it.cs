namespace UserCallback;

public sealed class Exclusive
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public async Task Run(Func<Task> work)
    {
        await _one.WaitAsync();
        try
        {
            await work();
        }
        finally
        {
            _one.Release();
        }
    }
}

public sealed class Job
{
    private readonly Exclusive _exclusive = new();
    private int _done;

    public Task Outer() =>
#if BAD
        _exclusive.Run(async () => await Inner()); //! HD1003
#else
        _exclusive.Run(async () => await Core());
#endif

    private Task Inner() => _exclusive.Run(Core);

    private Task Core()
    {
        _done++;
        return Task.CompletedTask;
    }
}
