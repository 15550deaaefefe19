namespace HangTargets.Scenarios.Semaphores;

/// <summary>A SemaphoreSlim of one slot is used as a lock and entered again further down the same stack.</summary>
internal static class SemaphoreReentered
{
    public static void Play()
    {
        Thread saving = Stage.Start("saving", new Document().Save);
        Stage.ReadyWhenStill(2);
        saving.Join(); // <- main
    }

    private sealed class Document
    {
        private readonly SemaphoreSlim _access = new(1, 1);

        public void Save()
        {
            _access.Wait();
            try
            {
                Autosave(); // <- saving
            }
            finally
            {
                _access.Release();
            }
        }

        private void Autosave()
        {
            _access.Wait(); // <- saving
            _access.Release();
        }
    }
}
