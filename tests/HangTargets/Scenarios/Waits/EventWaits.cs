namespace HangTargets.Scenarios.Waits;

/// <summary>Threads that wait for events, counts and barriers that nobody signals.</summary>
internal static class EventWaits
{
    // Whoever could signal would reach it too.
    private static readonly Hall _hall = new();

    public static void Play()
    {
        Stage.Start("event-auto", _hall.WaitForBell);
        Stage.Start("event-manual-limited", _hall.WaitForLight);
        Stage.Start("event-handle", _hall.WaitForHandle);
        Stage.Start("semaphore-kernel", _hall.Queue);
        Stage.Start("any-of-two", _hall.WaitForAny);
        Stage.Start("all-of-two", _hall.WaitForAll);
        Stage.Start("signal-and-wait", _hall.SignalAndWait);
        Stage.Start("event-slim", _hall.WaitSlim);
        Stage.Start("event-slim-limited", _hall.WaitSlimLimited);
        Stage.Start("countdown", _hall.CountDown);
        Stage.Start("barrier", _hall.Meet, restless: true);
        Stage.Start("cancellation-handle", _hall.WaitForCancellation);
        ThreadPool.RegisterWaitForSingleObject(_hall.Registered, (_, _) => { }, null, Timeout.Infinite, executeOnlyOnce: true);
    }

    private sealed class Hall
    {
        private readonly AutoResetEvent _bell = new(false);
        private readonly ManualResetEvent _light = new(false), _given = new(false);
        private readonly EventWaitHandle _handle = new(false, EventResetMode.AutoReset);
        private readonly Semaphore _seats = new(0, 3);
        private readonly AutoResetEvent _left = new(false), _right = new(false);
        private readonly ManualResetEventSlim _slim = new(false);
        private readonly CountdownEvent _countdown = new(2);
        private readonly Barrier _barrier = new(2);
        private readonly CancellationTokenSource _stopping = new();
        public readonly ManualResetEvent Registered = new(false);

        public void WaitForBell() => _bell.WaitOne();

        public void WaitForLight() => _light.WaitOne(600_000);

        public void WaitForHandle() => _handle.WaitOne();

        public void Queue() => _seats.WaitOne();

        public void WaitForAny() => WaitHandle.WaitAny([_left, _right]);

        public void WaitForAll() => WaitHandle.WaitAll([_left, _right], 600_000);

        public void SignalAndWait() => WaitHandle.SignalAndWait(_given, _bell);

        public void WaitSlim() => _slim.Wait();

        public void WaitSlimLimited() => _slim.Wait(600_000);

        public void CountDown()
        {
            _countdown.Signal();
            _countdown.Wait();
        }

        public void Meet() => _barrier.SignalAndWait();

        public void WaitForCancellation() => _stopping.Token.WaitHandle.WaitOne();
    }
}
