using Hangdump.Runtime.Startup;
using Hangdump.Runtime.Watching;

namespace Hangdump;

/// <summary>
/// Watches this process from inside and reports, with all stacks, lock owners and the ring, when it hangs: deadlocks of <c>lock</c> and a
/// starved thread pool within a second, other deadlocks within <see cref="HangWatchOptions.Threshold"/>. Until then it costs nothing on
/// a lock that nobody else wants. There is one watch in a process.
/// </summary>
public static class HangWatch
{
    private static readonly object _gate = new();
    private static readonly Action _stop = () => Stop(null);
    private static Session? _current;

    /// <summary>Starts the watch, in place of one that runs already, be it one that the startup hook has started. Thread-safe.</summary>
    /// <param name="options">Null for the defaults.</param>
    /// <returns>Stops the watch when it is disposed of; more than once does no harm.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A time in the options is not positive.</exception>
    public static IDisposable Start(HangWatchOptions? options = null)
    {
        options ??= new HangWatchOptions();
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.Threshold, TimeSpan.Zero, nameof(options));
        if (options.Interval is { } interval) ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero, nameof(options));
        lock (_gate)
        {
            Precedence.Claim(_stop);
            return Replace(options);
        }
    }

    /// <summary>Starts the watch, unless the application has started one of its own.</summary>
    internal static void StartUnlessTaken(HangWatchOptions options)
    {
        lock (_gate)
        {
            if (Precedence.TryClaim(_stop)) Replace(options);
        }
    }

    private static Session Replace(HangWatchOptions options)
    {
        _current?.End();
        return _current = new Session(options.Copy());
    }

    private static void Stop(Session? session)
    {
        lock (_gate)
        {
            if (_current is null || (session is not null && session != _current)) return;
            _current.End();
            _current = null;
        }
    }

    private sealed class Session(HangWatchOptions options) : IDisposable
    {
        private readonly Watch _watch = new(options);
        private readonly SignalDump? _signal = options.Signal is { } signal ? SignalDump.Start(signal, chain: false, options) : null;

        public void Dispose() => Stop(this);

        public void End()
        {
            _watch.Dispose();
            _signal?.Dispose();
        }
    }
}
