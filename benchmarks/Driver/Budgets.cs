namespace Hangdump.Benchmarks;

/// <summary>What the figures must not exceed. One that does makes the exit code 1.</summary>
internal sealed class Budgets
{
    private readonly List<string> _lines = [];

    public bool AreKept { get; private set; } = true;

    public void Check(string what, double value, double limit, string unit)
    {
        bool isKept = value <= limit;
        AreKept &= isKept;
        _lines.Add($"| {what} | {value:0.##} {unit} | {limit:0.##} {unit} | {(isKept ? "kept" : "**exceeded**")} |");
    }

    public void Print()
    {
        Console.WriteLine("\n## Budgets\n\n| | measured | budget | |\n|---|---|---|---|");
        _lines.ForEach(Console.WriteLine);
    }
}
