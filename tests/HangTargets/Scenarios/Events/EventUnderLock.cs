namespace HangTargets.Scenarios.Events;

/// <summary>A thread keeps a lock while it waits for an event; the only thread that would set the event wants this lock.</summary>
internal static class EventUnderLock
{
    public static void Play()
    {
        var device = new Device();
        Thread starting = Stage.Start("starting", device.Start);
        Stage.UntilStill("starting");
        Stage.Start("initialising", device.Initialise);
        Stage.ReadyWhenStill(3);
        starting.Join(); // <- main
    }

    private sealed class Device
    {
        private readonly object _registers = new();
        private readonly ManualResetEventSlim _ready = new(false);

        public void Start()
        {
            lock (_registers)
            {
                _ready.Wait(); // <- starting
            }
        }

        public void Initialise()
        {
            lock (_registers) // <- initialising
            {
                _ready.Set();
            }
        }
    }
}
