namespace HangTargets.Scenarios.Healthy;

/// <summary>A target for attaching to again and again: it allocates, throws, starts and ends threads, and counts its heartbeats.</summary>
internal static class Work
{
    private static long _beats;

    public static void Play()
    {
        Stage.Start("allocating", Allocate, restless: true);
        Stage.Start("throwing", Throw, restless: true);
        Stage.Start("spawning", Spawn, restless: true);
        Stage.Start("beating", Beat, restless: true);
        Stage.ReadyWhenStill(5, () => Volatile.Read(ref _beats) > 2);
        Thread.Sleep(Timeout.Infinite); // <- main
    }

    private static void Allocate()
    {
        var kept = new Queue<byte[]>();
        while (true)
        {
            kept.Enqueue(new byte[1000]);
            if (kept.Count > 1000) kept.Clear();
            Thread.Yield();
        }
    }

    private static void Throw()
    {
        while (true)
        {
            try
            {
                throw new InvalidOperationException("as often as it can");
            }
            catch (InvalidOperationException)
            {
                Thread.Sleep(1);
            }
        }
    }

    private static void Spawn()
    {
        while (true)
        {
            var brief = new Thread(() => Thread.Sleep(1));
            brief.Start();
            brief.Join();
        }
    }

    /// <summary>A line on standard output every 20 ms.</summary>
    private static void Beat()
    {
        while (true)
        {
            Native.WriteLine($"BEAT {Interlocked.Increment(ref _beats)}");
            Thread.Sleep(20);
        }
    }
}
