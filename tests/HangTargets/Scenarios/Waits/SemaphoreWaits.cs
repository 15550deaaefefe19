namespace HangTargets.Scenarios.Waits;

/// <summary>Threads that wait for a SemaphoreSlim, used as a lock and used as a signal.</summary>
internal static class SemaphoreWaits
{
    // Whoever could signal would reach it too.
    private static readonly Office _office = new();

    public static void Play()
    {
        Stage.Start("semaphore-holder", _office.Hold);
        Stage.Until(() => _office.IsHeld);
        Stage.Start("semaphore-slim", _office.Enter);
        Stage.Start("semaphore-slim-limited", _office.EnterLimited);
        Stage.Start("semaphore-node", _office.EnterBehindFlows);
        Stage.Start("semaphore-signal", _office.WaitForSignal);
        Stage.Start("semaphore-recursive", _office.EnterTwice);
        Stage.Start("semaphore-library", _office.EnterThroughLibrary);
    }

    private sealed class Office
    {
        private readonly SemaphoreSlim _door = new(1, 1);
        private readonly SemaphoreSlim _mixed = new(1, 1);
        private readonly SemaphoreSlim _signal = new(0);
        private readonly SemaphoreSlim _twice = new(1, 1);
        private readonly Locker _locker = new();
        public volatile bool IsHeld;

        public void Hold()
        {
            _door.Wait();
            try
            {
                IsHeld = true;
                Thread.Sleep(Timeout.Infinite);
            }
            finally
            {
                _door.Release();
            }
        }

        public void Enter()
        {
            _door.Wait();
            _door.Release();
        }

        public void EnterLimited()
        {
            if (_door.Wait(600_000)) _door.Release();
        }

        public void EnterBehindFlows()
        {
            Task first = Flow(), second = Flow();
            _mixed.Wait();
            GC.KeepAlive((first, second));
        }

        private async Task Flow()
        {
            await _mixed.WaitAsync();
            try
            {
                await new TaskCompletionSource().Task;
            }
            finally
            {
                _mixed.Release();
            }
        }

        public void WaitForSignal() => _signal.Wait();

        public void Give() => _signal.Release();

        public void EnterTwice()
        {
            _twice.Wait();
            try
            {
                Again();
            }
            finally
            {
                _twice.Release();
            }
        }

        private void Again()
        {
            _twice.Wait();
            _twice.Release();
        }

        public void EnterThroughLibrary()
        {
            object? taken = _locker.Acquire("tea");
            try
            {
                Further();
            }
            finally
            {
                _locker.Release(taken);
            }
        }

        private void Further()
        {
            object? taken = _locker.Acquire("tea");
            _locker.Release(taken);
        }
    }

    private sealed class Locker
    {
        private readonly Dictionary<string, SemaphoreSlim> _byKey = [];

        public object? Acquire(string key)
        {
            SemaphoreSlim semaphore = Of(key);
            return semaphore.Wait(Timeout.Infinite) ? semaphore : null;
        }

        public void Release(object? taken) => (taken as SemaphoreSlim)?.Release();

        private SemaphoreSlim Of(string key)
        {
            if (!_byKey.TryGetValue(key, out SemaphoreSlim? semaphore)) _byKey[key] = semaphore = new SemaphoreSlim(1, 1);
            return semaphore;
        }
    }
}
