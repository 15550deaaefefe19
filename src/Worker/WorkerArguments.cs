using System.Globalization;
using Hangdump.Capture.Attach;

namespace Hangdump.Worker;

/// <summary>What the front asks for: <c>pid via max-pause-ms timeout-ms [--dac path] [--without-rehearsal] [--on-request]</c>.</summary>
internal sealed record WorkerArguments(int ProcessId, string Via, ReadingLimits Limits, string? Dac, bool Rehearses, bool WaitsForRequest)
{
    /// <exception cref="FormatException">The front and the worker are of different versions.</exception>
    public static WorkerArguments Parse(string[] arguments)
    {
        if (arguments is not [var processId, var via, var maxPause, var timeout, ..])
            throw new FormatException("Four arguments are needed.");
        int dac = Array.IndexOf(arguments, "--dac");
        return new WorkerArguments(
            int.Parse(processId, CultureInfo.InvariantCulture),
            via,
            new ReadingLimits(Milliseconds(maxPause), Milliseconds(timeout)),
            dac > 0 ? arguments[dac + 1] : null,
            !arguments.Contains("--without-rehearsal"),
            arguments.Contains("--on-request"));
    }

    private static TimeSpan Milliseconds(string text) => TimeSpan.FromMilliseconds(long.Parse(text, CultureInfo.InvariantCulture));
}
