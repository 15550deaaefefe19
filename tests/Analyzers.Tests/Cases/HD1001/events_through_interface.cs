namespace EventsThroughInterface;

public interface IConnection
{
    event EventHandler? Closed;

    void Send(string text);
}

public class Connection : IConnection
{
    private readonly object _socket = new();
    private int _sent;

    public event EventHandler? Closed;

    public void Send(string text)
    {
        lock (_socket) _sent += text.Length;
    }

    public void Close()
    {
#if BAD
        lock (_socket)
        {
            EventHandler? handler = Closed;
            handler?.Invoke(this, EventArgs.Empty); //! HD1001 a
        }
#else
        EventHandler? handler;
        lock (_socket) handler = Closed;
        handler?.Invoke(this, EventArgs.Empty);
#endif
    }
}

public sealed class Session
{
    private readonly object _session = new();
    private readonly IConnection _connection;
    private bool _isOpen;

    public Session(IConnection connection)
    {
        _connection = connection;
        _connection.Closed += HandleClosed;
    }

    public void Greet()
    {
        lock (_session)
        {
            _isOpen = true;
            _connection.Send("hello"); //! HD1001 a
        }
    }

    private void HandleClosed(object? sender, EventArgs e)
    {
        lock (_session) _isOpen = false;
    }
}
