using System.Diagnostics;
using System.Globalization;
using Hangdump;

namespace RuntimeBenchmark;

/// <summary>From the moment in which two threads wait for each other to the finished report, with the default settings.</summary>
internal static class Deadlock
{
    public static Measure Measure(int rounds) =>
        new("deadlock to finished report", [.. Enumerable.Range(0, rounds).Select(_ => double.Parse(Self.Run("deadlock"), CultureInfo.InvariantCulture))], "ms", 800);

    public static int Form()
    {
        long formed = 0;
        ManualResetEventSlim reported = new();
        double milliseconds = 0;
        HangWatch.Start(new HangWatchOptions
        {
            Output = null,
            LooksAtStart = false,
            OnReport = report =>
            {
                _ = report.ToString();
                milliseconds = Stopwatch.GetElapsedTime(formed).TotalMilliseconds;
                reported.Set();
            },
        });
        // A program that has been running for a while.
        Thread.Sleep(1000);
        object first = new(), second = new();
        CountdownEvent both = new(2);
        Start(first, second);
        Start(second, first);
        both.Wait();
        formed = Stopwatch.GetTimestamp();
        reported.Wait();
        Console.WriteLine(milliseconds.ToString(CultureInfo.InvariantCulture));
        return 0;

        void Start(object outer, object inner) => new Thread(() =>
        {
            lock (outer)
            {
                both.Signal();
                both.Wait();
                lock (inner) Environment.Exit(1);
            }
        }) { IsBackground = true }.Start();
    }
}
