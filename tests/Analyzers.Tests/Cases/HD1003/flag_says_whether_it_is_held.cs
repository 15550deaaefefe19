namespace FlagSaysHeld;

public sealed class Recorder
{
    private readonly SemaphoreSlim _entries = new(1, 1);
    private readonly List<string> _names = [];

    public async Task RenameAsync(string from, string to)
    {
        await _entries.WaitAsync();
        try
        {
#if BAD
            await RemoveAsync(from, isHeld: false); //! HD1003
#else
            await RemoveAsync(from, isHeld: true);
#endif
            _names.Add(to);
        }
        finally
        {
            _entries.Release();
        }
    }

    public Task DropAsync(string name) => RemoveAsync(name, isHeld: false);

    private Task RemoveAsync(string name, bool isHeld) => RemoveCoreAsync(name, isHeld);

    private async Task RemoveCoreAsync(string name, bool isHeld)
    {
        if (isHeld)
        {
            _names.Remove(name);
            return;
        }

        await _entries.WaitAsync();
        try
        {
            _names.Remove(name);
        }
        finally
        {
            _entries.Release();
        }
    }

    public void Clear()
    {
        _entries.Wait();
        try
        {
            // Given back while others are asked, and taken again.
            AskOthers();
            _names.Clear();
        }
        finally
        {
            _entries.Release();
        }
    }

    private void AskOthers()
    {
        _entries.Release();
        try
        {
            Console.WriteLine("clear?");
        }
        finally
        {
            _entries.Wait();
        }
    }

    public async Task CleanAsync(bool isHeld)
    {
        await _entries.WaitAsync();
        await AgainAsync(isHeld: true); //! HD1003 again
        _entries.Release();
    }

    private async Task AgainAsync(bool isHeld)
    {
        // What was given says nothing any more.
        isHeld = _names.Count > 0;
        if (isHeld) return;
#if BAD
        await _entries.WaitAsync(); //! HD1003 again
        _entries.Release();
#endif
    }
}
