namespace HangTargets.Scenarios.Threads;

/// <summary>Stop() holds the lock that the thread it joins needs to see that it shall stop.</summary>
internal static class JoinUnderLock
{
    public static void Play()
    {
        var pump = new Pump();
        Thread stopping = Stage.Start("stopping", pump.Stop);
        Stage.ReadyWhenStill(3);
        stopping.Join(); // <- main
    }

    private sealed class Pump
    {
        private readonly object _state = new();
        private volatile bool _held;
        private bool _stopped;

        public void Stop()
        {
            Thread pumping = Stage.Start("pumping", Run);
            lock (_state)
            {
                _stopped = true;
                _held = true;
                pumping.Join(); // <- stopping
            }
        }

        private void Run()
        {
            Stage.Until(() => _held);
            lock (_state) // <- pumping
            {
                if (_stopped) return;
            }
        }
    }
}
