using System.Globalization;

namespace RuntimeBenchmark;

/// <summary>The table.</summary>
internal static class Report
{
    /// <returns>The exit code.</returns>
    public static int Print(params Measure[] measures)
    {
        Console.WriteLine("| measured | median | lowest – highest | budget |");
        Console.WriteLine("|---|---|---|---|");
        foreach (Measure measure in measures)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {measure.Name} | {measure.Median:0.##} {measure.Unit} | {measure.Values.Min():0.##} – {measure.Values.Max():0.##} {measure.Unit} | {(measure.MoreIsBetter ? "at least" : "at most")} {measure.Budget:0.##} {measure.Unit}{(measure.IsKept ? "" : " **EXCEEDED**")} |"));
        }

        return measures.All(measure => measure.IsKept) ? 0 : 1;
    }
}
