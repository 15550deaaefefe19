using System.CommandLine;
using System.Globalization;

namespace Hangdump.DumpTool.Commands;

/// <summary>A time as the command line takes it: <c>500ms</c>, <c>5s</c>, <c>2m</c>.</summary>
internal static class Duration
{
    /// <summary>More than a day is a mistake, and no longer fits where milliseconds are counted.</summary>
    private static readonly TimeSpan _longest = TimeSpan.FromDays(1);

    private static readonly (string Unit, double Milliseconds)[] _units = [("ms", 1), ("s", 1_000), ("m", 60_000)];

    public static Option<TimeSpan?> Option(string name, string description, TimeSpan fallback) => new(name)
    {
        Description = $"{description} (default: {fallback.TotalSeconds.ToString(CultureInfo.InvariantCulture)}s)",
        HelpName = "time",
        CustomParser = result =>
        {
            var given = result.Tokens[0].Value;
            if (Parse(given) is { } time)
                return time;
            UsageError.Add(result, $"'{given}' is not a time for {name}", $"use a number and a unit, up to a day: {name} 500ms, 5s or 2m");
            return null;
        },
    };

    /// <returns>Null when it is no time, or not a positive one.</returns>
    public static TimeSpan? Parse(string text)
    {
        foreach (var (unit, milliseconds) in _units)
        {
            if (!text.EndsWith(unit, StringComparison.Ordinal))
                continue;
            var isNumber = double.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
            var time = number * milliseconds;
            return isNumber && time >= 1 && time <= _longest.TotalMilliseconds ? TimeSpan.FromMilliseconds(time) : null;
        }

        return null;
    }
}
