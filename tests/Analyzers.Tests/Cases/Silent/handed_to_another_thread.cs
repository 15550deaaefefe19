namespace OtherThread;

public sealed class Uploader
{
    private readonly object _queue = new();
    private readonly object _network = new();
    private int _sent;

    public void Enqueue()
    {
        lock (_queue)
        {
            Task.Run(() => { lock (_network) _sent++; });
            new Thread(() => { lock (_network) _sent++; }).Start();
            ThreadPool.QueueUserWorkItem(_ => { lock (_network) _sent++; });
        }
    }

    public void Report()
    {
        lock (_network)
        {
            lock (_queue) _sent = 0;
        }
    }
}
