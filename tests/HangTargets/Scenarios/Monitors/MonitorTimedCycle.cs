namespace HangTargets.Scenarios.Monitors;

/// <summary>Opposite orders, but one side gives up after ten minutes: no deadlock.</summary>
internal static class MonitorTimedCycle
{
    public static void Play()
    {
        var cache = new Cache();
        Thread patient = Stage.Start("patient", cache.Load);
        Stage.Start("impatient", cache.Save);
        Stage.ReadyWhenStill(3);
        patient.Join(); // <- main
    }

    private sealed class Cache
    {
        private readonly object _memory = new();
        private readonly object _disk = new();
        private int _inside;

        public void Load()
        {
            lock (_memory)
            {
                Interlocked.Increment(ref _inside);
                Stage.Until(() => Volatile.Read(ref _inside) == 2);
                lock (_disk) // <- patient
                {
                }
            }
        }

        public void Save()
        {
            lock (_disk)
            {
                Interlocked.Increment(ref _inside);
                Stage.Until(() => Volatile.Read(ref _inside) == 2);
                if (Monitor.TryEnter(_memory, TimeSpan.FromMinutes(10))) Monitor.Exit(_memory); // <- impatient
            }
        }
    }
}
