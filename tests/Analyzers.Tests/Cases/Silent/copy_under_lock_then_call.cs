namespace CopyThenCall;

public sealed class Hub
{
    private readonly object _hub = new();
    private readonly List<Client> _clients = [];

    public void Join(Client client)
    {
        lock (_hub) _clients.Add(client);
    }

    public void Broadcast(string text)
    {
        Client[] clients;
        lock (_hub) clients = [.. _clients];
        foreach (Client client in clients) client.Receive(text);
    }
}

public sealed class Client
{
    private readonly object _client = new();
    private readonly Hub _hub;
    private int _received;

    public Client(Hub hub) => _hub = hub;

    public void Receive(string text)
    {
        lock (_client)
        {
            _received += text.Length;
        }
    }

    public void Connect()
    {
        lock (_client)
        {
            _received = 0;
            _hub.Join(this);
        }
    }

    public void Later()
    {
        lock (_client)
        {
            _ = Task.Run(() => _hub.Broadcast("later"));
            ThreadPool.QueueUserWorkItem(_ => _hub.Broadcast("later still"));
            new Timer(_ => _hub.Broadcast("much later"), null, 1000, 1000);
        }
    }
}
