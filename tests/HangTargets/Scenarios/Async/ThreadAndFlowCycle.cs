namespace HangTargets.Scenarios.Async;

/// <summary>
/// A thread keeps a monitor and waits for an async method; that wants an async lock, which another thread has taken, and this one
/// wants the monitor.
/// </summary>
internal static class ThreadAndFlowCycle
{
    public static void Play()
    {
        var files = new Files();
        Thread saving = Stage.Start("saving", files.Save);
        Stage.Start("closing", files.Close);
        Stage.ReadyWhenStill(3);
        saving.Join(); // <- main
    }

    private sealed class Files
    {
        private readonly object _handles = new();
        private readonly SemaphoreSlim _disk = new(1, 1);
        private volatile bool _taken, _held;

        public void Save()
        {
            lock (_handles)
            {
                _held = true;
                Stage.Until(() => _taken);
                WriteAsync().Wait(); // <- saving
            }
        }

        public void Close()
        {
            _disk.Wait();
            try
            {
                _taken = true;
                Stage.Until(() => _held);
                lock (_handles) // <- closing
                {
                }
            }
            finally
            {
                _disk.Release();
            }
        }

        private async Task WriteAsync()
        {
            await _disk.WaitAsync(); // <- flow
            _disk.Release();
        }
    }
}
