namespace Interfaces;

public interface ILog
{
    void Write(string text);
}

public sealed class Server(ILog log)
{
    private readonly object _state = new();
    private int _requests;

    public void Handle()
    {
        lock (_state)
        {
            _requests++;
#if BAD
            log.Write("handled"); //! HD1001 a
#endif
        }
#if !BAD
        log.Write("handled");
#endif
    }

    public int Requests
    {
        get { lock (_state) return _requests; } //! HD1001 a
    }
}

public sealed class ServerLog : ILog
{
    private readonly object _lines = new();
    private readonly List<string> _text = [];
    private Server? _server;

    public void Attach(Server server) => _server = server;

    public void Write(string text)
    {
        lock (_lines) _text.Add(text); //! HD1001 a
    }

    public string Head()
    {
        lock (_lines) return $"{_server?.Requests} requests"; //! HD1001 a
    }
}
