namespace HangTargets.Scenarios.Healthy;

/// <summary>Waits that end by themselves, some of them under a lock that others want.</summary>
internal static class TimedWaits
{
    private static readonly object _gate = new();
    private static readonly SemaphoreSlim _slots = new(0);
    private static readonly ManualResetEventSlim _set = new(false);
    private static readonly AutoResetEvent _auto = new(false);

    public static void Play()
    {
        TimeSpan hour = TimeSpan.FromHours(1);
        Stage.Start("holder", () =>
        {
            lock (_gate) _auto.WaitOne(hour); // <- holder
        });
        Stage.UntilStill("holder");
        Stage.Start("entering", () => GC.KeepAlive(Monitor.TryEnter(_gate, hour))); // <- entering
        Stage.Start("slot", () => GC.KeepAlive(_slots.Wait(hour))); // <- slot
        Stage.Start("event", () => GC.KeepAlive(_set.Wait(hour))); // <- event
        Stage.Start("delayed", () => GC.KeepAlive(Task.Delay(hour).Wait(hour))); // <- delayed
        Stage.Start("pulse", () =>
        {
            lock (_set) GC.KeepAlive(Monitor.Wait(_set, hour)); // <- pulse
        });
        Stage.ReadyWhenStill(7);
        Thread.Sleep(hour); // <- main
    }
}
