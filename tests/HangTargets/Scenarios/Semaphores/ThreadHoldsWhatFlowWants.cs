namespace HangTargets.Scenarios.Semaphores;

/// <summary>A thread holds a SemaphoreSlim and waits for an async method that wants it.</summary>
internal static class ThreadHoldsWhatFlowWants
{
    public static void Play()
    {
        Thread committing = Stage.Start("committing", new Store().Commit);
        Stage.ReadyWhenStill(2);
        committing.Join(); // <- main
    }

    private sealed class Store
    {
        private readonly SemaphoreSlim _file = new(1, 1);

        public void Commit()
        {
            _file.Wait();
            try
            {
                FlushAsync().GetAwaiter().GetResult(); // <- committing
            }
            finally
            {
                _file.Release();
            }
        }

        private async Task FlushAsync()
        {
            await Task.Yield();
            await WriteAsync(); // <- flow
        }

        private async Task WriteAsync()
        {
            await _file.WaitAsync(); // <- flow
            _file.Release();
        }
    }
}
