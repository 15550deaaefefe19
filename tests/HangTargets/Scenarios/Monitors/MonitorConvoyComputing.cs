namespace HangTargets.Scenarios.Monitors;

/// <summary>Eight threads stand in line for a lock whose holder computes without end.</summary>
internal static class MonitorConvoyComputing
{
    private const int Readers = 8;

    public static void Play()
    {
        var index = new SearchIndex();
        Stage.Start("indexer", index.Rebuild, restless: true);
        Stage.Until(() => index.Rebuilding);
        for (int number = 1; number <= Readers; number++) Stage.Start($"reader-{number}", index.Find);
        Stage.ReadyWhenStill(Readers + 2);
        Thread.Sleep(Timeout.Infinite); // <- main
    }

    private sealed class SearchIndex
    {
        private readonly object _entries = new();
        public volatile bool Rebuilding;
        private volatile uint _checksum;

        public void Rebuild()
        {
            lock (_entries)
            {
                Rebuilding = true;
                while (Rebuilding) _checksum = (_checksum * 31) + 7;
            }
        }

        public void Find()
        {
            lock (_entries) // <- reader-1, reader-8
            {
            }
        }
    }
}
