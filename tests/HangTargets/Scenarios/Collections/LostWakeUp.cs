namespace HangTargets.Scenarios.Collections;

/// <summary>
/// A bounded priority queue between producers and consumers, which share one monitor and wake one thread only: the wake-up goes
/// to the wrong kind, and all of them wait.
/// </summary>
internal static class LostWakeUp
{
    public static void Play()
    {
        var orders = new BoundedPriorityQueue(capacity: 1);
        orders.Add("first", 1);
        Stage.Start("producer-1", () => orders.Add("second", 2));
        Stage.UntilStill("producer-1");
        Stage.Start("producer-2", () => orders.Add("third", 3));
        Stage.ReadyWhenStill(3);
        Thread.Sleep(Timeout.Infinite); // <- main
    }

    private sealed class BoundedPriorityQueue(int capacity)
    {
        private readonly PriorityQueue<string, int> _orders = new();

        public void Add(string order, int priority)
        {
            lock (_orders)
            {
                while (_orders.Count == capacity) Monitor.Wait(_orders); // <- producer-1, producer-2
                _orders.Enqueue(order, priority);
                Monitor.Pulse(_orders);
            }
        }
    }
}
