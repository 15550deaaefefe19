using System.Diagnostics;

namespace RuntimeBenchmark;

/// <summary>How much later a program that does nothing ends with the startup hook.</summary>
internal static class StartUp
{
    public static Measure Measure(string hook, int rounds)
    {
        List<double> differences = [];
        for (int round = 0; round <= rounds; round++)
        {
            double without = Time(null), with = Time(hook);
            if (round > 0) differences.Add(with - without);
        }

        return new Measure("start with the hook", differences, "ms more", 20);
    }

    private static double Time(string? hook)
    {
        long began = Stopwatch.GetTimestamp();
        Self.Run("nothing", hook);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
