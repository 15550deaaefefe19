using System.Diagnostics;

namespace Hangdump.Benchmarks;

/// <summary>A thread that only looks at the clock: the longest time between two looks is how long it was kept from running.</summary>
internal static class PauseMeter
{
    private static long _longest;
    private static volatile bool _isOn;

    public static void Start()
    {
        _isOn = true;
        Take();
        new Thread(Spin) { IsBackground = true, Name = "pause meter" }.Start();
    }

    public static void Stop() => _isOn = false;

    /// <summary>The longest gap since the last call, in microseconds.</summary>
    public static long Take() => Interlocked.Exchange(ref _longest, 0) * 1_000_000 / Stopwatch.Frequency;

    private static void Spin()
    {
        long last = Stopwatch.GetTimestamp();
        while (_isOn)
        {
            long now = Stopwatch.GetTimestamp();
            if (now - last > Volatile.Read(ref _longest))
                Volatile.Write(ref _longest, now - last);
            last = now;
        }
    }
}
