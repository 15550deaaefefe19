namespace HangTargets.Scenarios.Healthy;

/// <summary>A holder waits under its lock for a delay that ends; others stand behind it. Unwise, but no deadlock.</summary>
internal static class WaitsUnderLockForWhatComes
{
    private static readonly object _cache = new();

    public static void Play()
    {
        Stage.Start("refreshing", Refresh);
        Stage.UntilStill("refreshing");
        Stage.Start("reading", Read);
        Stage.ReadyWhenStill(3);
        Thread.Sleep(Timeout.Infinite); // <- main
    }

    private static void Refresh()
    {
        lock (_cache)
        {
            FetchAsync().Wait(); // <- refreshing
        }
    }

    private static void Read()
    {
        lock (_cache) // <- reading
        {
        }
    }

    private static async Task FetchAsync() => await Task.Delay(TimeSpan.FromMinutes(30)).ConfigureAwait(false); // <- flow
}
