namespace HangTargets.Scenarios.Monitors;

/// <summary>A thread has ended without Monitor.Exit; two others want the lock.</summary>
internal static class MonitorOrphaned
{
    public static void Play()
    {
        var settings = new Settings();
        var forgetful = new Thread(settings.BeginUpdate) { Name = "forgetful" };
        forgetful.Start();
        forgetful.Join();
        Thread reader = Stage.Start("reader-1", settings.Read);
        Stage.Start("reader-2", settings.Read);
        Stage.ReadyWhenStill(3);
        reader.Join(); // <- main
        GC.KeepAlive(forgetful);
    }

    private sealed class Settings
    {
        private readonly object _gate = new();

        public void BeginUpdate() => Monitor.Enter(_gate);

        public void Read()
        {
            lock (_gate) // <- reader-1, reader-2
            {
            }
        }
    }
}
