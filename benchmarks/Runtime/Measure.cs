namespace RuntimeBenchmark;

/// <summary>One figure.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Values">One a round.</param>
/// <param name="Unit">Behind each.</param>
/// <param name="Budget">What the median must not pass.</param>
/// <param name="MoreIsBetter">Whether it must not be below the budget, rather than above.</param>
internal sealed record Measure(string Name, IReadOnlyList<double> Values, string Unit, double Budget, bool MoreIsBetter = false)
{
    public double Median => Values.Order().ElementAt(Values.Count / 2);

    public bool IsKept => MoreIsBetter ? Median >= Budget : Median <= Budget;
}
