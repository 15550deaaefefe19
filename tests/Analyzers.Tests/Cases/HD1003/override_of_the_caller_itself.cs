namespace Overrides;

public abstract class Channel
{
    private bool _isOpen = true;

    protected SemaphoreSlim Gate { get; } = new(1, 1);

    public void Drop() => _isOpen = false;

    protected void Write(string line)
    {
        if (!_isOpen)
        {
            OnWritten(line);
            return;
        }

        Console.WriteLine(line);
    }

    protected abstract void OnWritten(string line);
}

// Takes the gate when it is told what was written.
public sealed class Client : Channel
{
    private int _written;

    public void Send(string line)
    {
        Gate.Wait();
        try
        {
#if BAD
            Write(line); //! HD1003
#else
            Console.WriteLine(line);
#endif
        }
        finally
        {
            Gate.Release();
        }
    }

    protected override void OnWritten(string line)
    {
        Gate.Wait();
        _written++;
        Gate.Release();
    }
}

// Writes under the gate too, but it is no client.
public sealed class Server : Channel
{
    private int _answered;

    public void Answer(string line)
    {
        Gate.Wait();
        try
        {
            Write(line);
        }
        finally
        {
            Gate.Release();
        }
    }

    protected override void OnWritten(string line) => _answered++;
}
