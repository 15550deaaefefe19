using System.Globalization;
using Hangdump.Runtime.Native;
using Hangdump.Runtime.Output;

namespace Hangdump.Runtime.Watching;

/// <summary>A dump after some time, by a thread of its own.</summary>
internal sealed class TimedDump : IDisposable
{
    private static TimedDump? _current;

    private readonly TimeSpan _timeout;
    private readonly bool _repeats, _exits;
    private readonly DescriptorOutput _output = DescriptorOutput.StandardError();
    private readonly ManualResetEventSlim _cancelled = new();

    private TimedDump(TimeSpan timeout, bool repeats, bool exits)
    {
        (_timeout, _repeats, _exits) = (timeout, repeats, exits);
        OwnThreads.Start("Hangdump timeout", Run);
    }

    /// <summary>Starts one in place of the one before.</summary>
    public static TimedDump Start(TimeSpan timeout, bool repeats, bool exits)
    {
        TimedDump next = new(timeout, repeats, exits);
        Interlocked.Exchange(ref _current, next)?.Dispose();
        return next;
    }

    public void Dispose() => _cancelled.Set();

    private void Run()
    {
        do
        {
            if (_cancelled.Wait(_timeout)) break;
            try
            {
                _output.Write($"Timeout ({Elapsed()})!\n{ReportText.Of(ThreadDump.Take())}\n");
            }
            catch (Exception exception)
            {
                Complaint.Write($"the dump after {Elapsed()} failed: {exception.GetType().Name}: {exception.Message}");
            }

            if (_exits) LibC.Exit(1);
        }
        while (_repeats);
        _output.Dispose();
    }

    /// <summary>As Python's faulthandler has it: <c>0:00:05</c>, with microseconds where there are any.</summary>
    private string Elapsed() => string.Create(CultureInfo.InvariantCulture, $"{(long)_timeout.TotalHours}:{_timeout.Minutes:00}:{_timeout.Seconds:00}{(_timeout.Ticks % TimeSpan.TicksPerSecond == 0 ? "" : $".{_timeout.Ticks % TimeSpan.TicksPerSecond / 10:000000}")}");
}
