using System.Globalization;
using System.Runtime.InteropServices;

namespace Hangdump.Runtime.Startup;

/// <summary>The variables <c>HANGDUMP_*</c>. What cannot be read leaves the default, and a complaint.</summary>
/// <param name="Options">What they say.</param>
/// <param name="IsOn">Whether there is to be a watch at all.</param>
/// <param name="IsInherited">Whether programs that this one starts are watched too.</param>
/// <param name="Complaints">A line each.</param>
internal sealed record EnvironmentOptions(HangWatchOptions Options, bool IsOn, bool IsInherited, IReadOnlyList<string> Complaints)
{
    private const string Prefix = "HANGDUMP_";

    /// <param name="variable">The value of an environment variable; null where it is not set.</param>
    public static EnvironmentOptions Read(Func<string, string?> variable)
    {
        List<string> complaints = [];
        HangWatchOptions options = new();
        bool isOn = true, isInherited = false;
        Take("WATCH", "0 or 1", value => TrySwitch(value, out isOn));
        Take("CHILDREN", "0 or 1", value => TrySwitch(value, out isInherited));
        Take("OUTPUT", "stderr or a file", value =>
        {
            options.Output = value;
            return true;
        });
        Take("FORMAT", "text or json", value =>
        {
            options.Format = value == "json" ? ReportFormat.Json : ReportFormat.Text;
            return value is "json" or "text";
        });
        Take("THRESHOLD", "a time as 500ms, 5s or 2m", value => TryTime(value, time => options.Threshold = time));
        Take("INTERVAL", "off, or a time as 30s", value => value == "off" || TryTime(value, time => options.Interval = time));
        Take("SIGNAL", "none, or a signal as SIGQUIT", value => TrySignal(value, signal => options.Signal = signal));
        Take("ON_DEADLOCK", "report or exit", value =>
        {
            options.OnDeadlock = value == "exit" ? DeadlockAction.Exit : DeadlockAction.Report;
            return value is "exit" or "report";
        });
        return new EnvironmentOptions(options, isOn, isInherited, complaints);

        void Take(string name, string wanted, Func<string, bool> read)
        {
            if (variable(Prefix + name) is { Length: > 0 } value && !read(value)) complaints.Add($"{Prefix}{name} is '{value}', which is not {wanted}: the default holds.");
        }
    }

    private static bool TrySwitch(string value, out bool isOn)
    {
        isOn = value != "0";
        return value is "0" or "1";
    }

    private static bool TryTime(string value, Action<TimeSpan> set)
    {
        (string Unit, double Milliseconds)[] units = [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000)];
        foreach ((string unit, double milliseconds) in units)
        {
            if (!value.EndsWith(unit, StringComparison.Ordinal) || !double.TryParse(value[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)) continue;
            if (number <= 0 || number * milliseconds > TimeSpan.FromDays(1).TotalMilliseconds) return false;
            set(TimeSpan.FromMilliseconds(number * milliseconds));
            return true;
        }

        return false;
    }

    private static bool TrySignal(string value, Action<PosixSignal?> set)
    {
        if (value == "none") set(null);
        else if (Enum.TryParse(value, ignoreCase: false, out PosixSignal named) && Enum.IsDefined(named)) set(named);
        else if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is > 0 and < 65) set((PosixSignal)number);
        else return false;
        return true;
    }
}
