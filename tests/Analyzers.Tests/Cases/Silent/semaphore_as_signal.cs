namespace Signals;

public sealed class Mailbox
{
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly SemaphoreSlim _free = new(8);
    private readonly Queue<string> _letters = new();

    public async Task PutAsync(string letter)
    {
        await _free.WaitAsync();
        lock (_letters) _letters.Enqueue(letter);
        _arrived.Release();
    }

    public async Task<string> TakeAsync()
    {
        await _arrived.WaitAsync();
        string letter;
        lock (_letters) letter = _letters.Dequeue();
        _free.Release();
        await _arrived.WaitAsync(0);
        return letter;
    }
}
