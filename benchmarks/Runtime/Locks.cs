using System.Diagnostics;
using Hangdump;

namespace RuntimeBenchmark;

/// <summary>How often a lock is taken a second with the watch, over how often without, in slices that take turns.</summary>
internal static class Locks
{
    private static readonly TimeSpan _slice = TimeSpan.FromMilliseconds(300);
    private static int _counter;

    public static Measure Measure(int rounds, int threads)
    {
        List<double> ratios = [];
        for (int round = 0; round <= rounds; round++)
        {
            double off = Rate(threads), on;
            using (HangWatch.Start(new HangWatchOptions { Output = null, LooksAtStart = false })) on = Rate(threads);
            // The first warms up.
            if (round > 0) ratios.Add(on / off);
        }

        return threads == 1
            ? new Measure("lock that nobody else wants, throughput with the watch", ratios, "x", 0.97, MoreIsBetter: true)
            : new Measure($"lock that {threads} threads fight for, throughput with the watch", ratios, "x", 0.97, MoreIsBetter: true);
    }

    private static double Rate(int threads)
    {
        object gate = new();
        long taken = 0;
        bool isOver = false;
        Thread[] all = [.. Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            long mine = 0;
            while (!Volatile.Read(ref isOver))
            {
                for (int i = 0; i < 100; i++)
                {
                    lock (gate) _counter++;
                }

                mine += 100;
            }

            Interlocked.Add(ref taken, mine);
        }))];
        long began = Stopwatch.GetTimestamp();
        foreach (Thread thread in all) thread.Start();
        Thread.Sleep(_slice);
        Volatile.Write(ref isOver, true);
        foreach (Thread thread in all) thread.Join();
        return taken / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
