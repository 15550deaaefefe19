namespace HangTargets.Scenarios.Monitors;

/// <summary>The consumer waits for a pulse while it keeps an outer lock, and only the holder of that lock pulses.</summary>
internal static class NestedMonitorLockOut
{
    public static void Play()
    {
        var warehouse = new Warehouse();
        Thread consumer = Stage.Start("consumer", warehouse.Take);
        Stage.UntilStill("consumer");
        Stage.Start("producer", warehouse.Put);
        Stage.ReadyWhenStill(3);
        consumer.Join(); // <- main
    }

    private sealed class Warehouse
    {
        private readonly object _door = new();
        private readonly object _shelf = new();
        private int _boxes;

        public void Take()
        {
            lock (_door)
            {
                lock (_shelf)
                {
                    while (_boxes == 0) Monitor.Wait(_shelf); // <- consumer
                    _boxes--;
                }
            }
        }

        public void Put()
        {
            lock (_door) // <- producer
            {
                lock (_shelf)
                {
                    _boxes++;
                    Monitor.Pulse(_shelf);
                }
            }
        }
    }
}
