using System.Collections.Concurrent;

namespace SyncOverAsync;

/// <summary>The message loop of a user interface in small: one thread runs everything that is posted to it.</summary>
internal sealed class Window : SynchronizationContext
{
    private readonly BlockingCollection<Action> _messages = [];

    public Window()
    {
        MessageLoop = new Thread(Loop) { Name = "window" };
        MessageLoop.Start();
    }

    public Thread MessageLoop { get; }

    public void Post(Action message) => _messages.Add(message);

    public override void Post(SendOrPostCallback callback, object? state) => _messages.Add(() => callback(state));

    private void Loop()
    {
        SetSynchronizationContext(this);
        foreach (var message in _messages.GetConsumingEnumerable())
            message();
    }
}
