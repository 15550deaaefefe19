namespace HangTargets.Scenarios.Cancellation;

/// <summary>Stop() keeps a lock and waits for the end of a timer's callback, which wants this lock.</summary>
internal static class TimerDisposeUnderLock
{
    public static void Play()
    {
        var poller = new Poller();
        Thread stopping = Stage.Start("stopping", poller.Stop);
        Stage.ReadyWhenStill(3);
        stopping.Join(); // <- main
    }

    private sealed class Poller
    {
        private readonly object _state = new();
        private readonly Timer _timer;
        private volatile bool _held, _ticked;

        public Poller() => _timer = new Timer(_ => Tick());

        public void Stop()
        {
            lock (_state)
            {
                _held = true;
                _timer.Change(0, Timeout.Infinite);
                Stage.Until(() => _ticked);
                using var stopped = new ManualResetEvent(false);
                _timer.Dispose(stopped);
                stopped.WaitOne(); // <- stopping
            }
        }

        private void Tick()
        {
            Stage.Enter("callback");
            _ticked = true;
            Stage.Until(() => _held);
            lock (_state) // <- callback
            {
                _ticked = false;
            }
        }
    }
}
