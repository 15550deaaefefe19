namespace HangTargets.Scenarios.Semaphores;

/// <summary>Two SemaphoreSlims of one slot, used as locks in opposite orders.</summary>
internal static class SemaphoreCycle
{
    public static void Play()
    {
        var office = new Office();
        Thread copying = Stage.Start("copying", office.Copy);
        Stage.Start("scanning", office.Scan);
        Stage.ReadyWhenStill(3);
        copying.Join(); // <- main
    }

    private sealed class Office
    {
        private readonly SemaphoreSlim _copier = new(1, 1);
        private readonly SemaphoreSlim _scanner = new(1, 1);
        private int _inside;

        public void Copy()
        {
            _copier.Wait();
            Meet();
            _scanner.Wait(); // <- copying
            _scanner.Release();
            _copier.Release();
        }

        public void Scan()
        {
            _scanner.Wait();
            Meet();
            _copier.Wait(); // <- scanning
            _copier.Release();
            _scanner.Release();
        }

        private void Meet()
        {
            Interlocked.Increment(ref _inside);
            Stage.Until(() => Volatile.Read(ref _inside) == 2);
        }
    }
}
