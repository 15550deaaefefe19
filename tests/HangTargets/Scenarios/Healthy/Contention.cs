namespace HangTargets.Scenarios.Healthy;

/// <summary>Twelve threads take two locks in the same order as often as they can.</summary>
internal static class Contention
{
    private static readonly object _outer = new();
    private static readonly object _inner = new();
    private static long _turns;

    public static void Play()
    {
        for (int number = 1; number <= 12; number++) Stage.Start($"worker-{number}", Work, restless: true);
        Stage.ReadyWhenStill(13, () => Volatile.Read(ref _turns) > 10_000);
        Thread.Sleep(Timeout.Infinite); // <- main
    }

    private static void Work()
    {
        while (true)
        {
            lock (_outer)
            {
                lock (_inner) _turns++;
            }
        }
    }
}
