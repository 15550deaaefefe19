using System.Globalization;

namespace Hangdump.Reporting.Rendering.Text;

/// <summary>Numbers and times as the report writes them, the same in every culture.</summary>
internal static class Numbers
{
    public static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Grouped(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Address(ulong address) => "0x" + address.ToString("x", CultureInfo.InvariantCulture);

    /// <summary>As in <c>1 thread</c>, <c>3 threads</c>.</summary>
    public static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{Grouped(number)} {noun}s";

    /// <summary>Milliseconds in the unit that fits: <c>250 ms</c>, <c>30 s</c>, <c>5 min</c>.</summary>
    public static string Time(double milliseconds) => milliseconds switch
    {
        < 10 => milliseconds.ToString("0.#", CultureInfo.InvariantCulture) + " ms",
        < 1_000 => milliseconds.ToString("0", CultureInfo.InvariantCulture) + " ms",
        < 120_000 => (milliseconds / 1_000).ToString("0.###", CultureInfo.InvariantCulture) + " s",
        _ => (milliseconds / 60_000).ToString("0.##", CultureInfo.InvariantCulture) + " min",
    };
}
