namespace Hangdump.Benchmarks;

internal static class Figures
{
    public static double Median(this IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Minimum and median.</summary>
    public static string Show(this IReadOnlyCollection<double> values, string format) => $"{values.Min().ToString(format)} / {values.Median().ToString(format)}";
}
