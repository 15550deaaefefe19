using System.Diagnostics;

namespace Hangdump.Runtime.Watching;

/// <summary>How many processors the process uses, averaged over about half a second. Used by one thread.</summary>
internal sealed class ProcessorLoad
{
    private static readonly TimeSpan _window = TimeSpan.FromMilliseconds(500);

    private long _since = Stopwatch.GetTimestamp();
    private TimeSpan _used = Used();
    private double _load = 1;

    /// <summary>Time in collections of garbage is nobody's work, but no idleness either.</summary>
    public double Look()
    {
        TimeSpan passed = Stopwatch.GetElapsedTime(_since);
        if (passed < _window) return _load;
        TimeSpan used = Used();
        _load = (used - _used) / passed;
        (_since, _used) = (Stopwatch.GetTimestamp(), used);
        return _load;
    }

    private static TimeSpan Used()
    {
        using Process self = Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }
}
