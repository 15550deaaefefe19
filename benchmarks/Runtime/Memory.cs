using System.Globalization;
using Hangdump;

namespace RuntimeBenchmark;

/// <summary>What an idle program has in memory more with the watch than without.</summary>
internal static class Memory
{
    public static Measure Measure(int rounds) =>
        new("memory of an idle watch", [.. Enumerable.Range(0, rounds).Select(_ => double.Parse(Self.Run("memory"), CultureInfo.InvariantCulture))], "MB", 8);

    public static int Print()
    {
        double before = Resident();
        using (HangWatch.Start(new HangWatchOptions { Output = null, LooksAtStart = false }))
        {
            Thread.Sleep(2000);
            Console.WriteLine((Resident() - before).ToString(CultureInfo.InvariantCulture));
        }

        return 0;
    }

    /// <summary>Memory of our own, without files that are mapped; in MB.</summary>
    private static double Resident()
    {
        GC.Collect();
        string line = File.ReadLines("/proc/self/status").Single(line => line.StartsWith("RssAnon:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Trim(), CultureInfo.InvariantCulture) / 1024;
    }
}
