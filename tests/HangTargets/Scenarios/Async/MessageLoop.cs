using System.Collections.Concurrent;

namespace HangTargets.Scenarios.Async;

/// <summary>A thread with a queue of messages and a SynchronizationContext that posts to it, as a user interface has.</summary>
internal sealed class MessageLoop : SynchronizationContext
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _messages = [];

    public override void Post(SendOrPostCallback d, object? state) => _messages.Add((d, state));

    public void Run()
    {
        SetSynchronizationContext(this);
        foreach ((SendOrPostCallback callback, object? state) in _messages.GetConsumingEnumerable()) callback(state);
    }
}
