namespace HangTargets.Scenarios.Cancellation;

/// <summary>
/// Disposing a registration waits for its callback that runs on another thread; the callback wants the lock under which the
/// registration is disposed.
/// </summary>
internal static class RegistrationDisposeUnderLock
{
    public static void Play()
    {
        var download = new Download();
        Thread finishing = Stage.Start("finishing", download.Finish, restless: true);
        Stage.Until(() => download.Locked);
        Stage.Start("cancelling", download.Cancel);
        Stage.ReadyWhenStill(3, () => download.Disposing);
        finishing.Join(); // <- main
    }

    private sealed class Download
    {
        private readonly object _state = new();
        private readonly CancellationTokenSource _abort = new();
        private readonly CancellationTokenRegistration _registration;
        public volatile bool Locked, Disposing;
        private volatile bool _calledBack;

        public Download() => _registration = _abort.Token.Register(Abort);

        public void Finish()
        {
            lock (_state)
            {
                Locked = true;
                Stage.Until(() => _calledBack);
                Disposing = true;
                _registration.Dispose(); // <- finishing
            }
        }

        public void Cancel()
        {
            _abort.Cancel(); // <- cancelling
            GC.KeepAlive(_abort);
        }

        private void Abort()
        {
            _calledBack = true;
            lock (_state) // <- cancelling
            {
            }
        }
    }
}
