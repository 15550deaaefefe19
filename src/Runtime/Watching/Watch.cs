using System.Diagnostics;
using Hangdump.Reporting.Findings;
using Hangdump.Reporting.Report;
using Hangdump.Reporting.Snapshot;
using Hangdump.Runtime.Events;
using Hangdump.Runtime.Native;
using Hangdump.Runtime.Output;
using Hangdump.Runtime.Triggers;
using Hangdump.Runtime.Workers;

namespace Hangdump.Runtime.Watching;

/// <summary>
/// The watch: a thread of its own that listens to events, asks the triggers, has a worker read the process when one of them is suspicious,
/// and reports what the reading proves. It never waits for anything of the application.
/// </summary>
internal sealed class Watch : IDisposable
{
    private const int ExitCode = 134, MainThread = 1;
    private static readonly TimeSpan _step = TimeSpan.FromMilliseconds(50), _readingLimit = TimeSpan.FromSeconds(15), _standstill = TimeSpan.FromSeconds(1), _longestRecheck = TimeSpan.FromMinutes(1);

    private readonly HangWatchOptions _options;
    private readonly Announcer _announcer;
    private readonly RuntimeListener _listener = new();
    private readonly Heartbeat _heartbeat = new();
    private readonly WaitTable _waits = new();
    private readonly PoolProbe _probe = new();
    private readonly ProcessorLoad _load = new();
    private readonly SelfReader _reader = new();
    private readonly Journal _journal = new();
    private readonly Request _request = new();
    private readonly IReadOnlyList<ITrigger> _triggers;
    private readonly bool _hasEvents;
    private TimeSpan _recheck = Journal.Confirmation;
    private long _lastReading;
    private volatile bool _isStopped;

    public Watch(HangWatchOptions options)
    {
        _options = options;
        _announcer = new Announcer(options);
        _hasEvents = _listener.Start();
        if (OperatingSystem.IsLinux()) _waits.Know(Environment.ProcessId, MainThread);
        _triggers =
        [
            _request,
            new LockCycle(),
            new StarvedPool(),
            new LongWait(options.Threshold),
            new QuietPeriod(options.Threshold),
            new Schedule(options.LooksAtStart, options.Interval),
            new MissedEvents(options.Threshold, () => !_hasEvents || _heartbeat.IsMissed),
        ];
        OwnThreads.Start("Hangdump watch", Run);
    }

    /// <summary>Stops soon; a report that is being made is finished.</summary>
    public void Dispose()
    {
        _isStopped = true;
        _listener.Dispose();
    }

    private void Run()
    {
        long last = Stopwatch.GetTimestamp();
        while (!_isStopped)
        {
            try
            {
                // The whole process, or machine, stood still: delays in it mean nothing.
                if (Stopwatch.GetElapsedTime(last) > _standstill) _probe.Forgive();
                last = Stopwatch.GetTimestamp();
                Step();
            }
            catch (Exception exception)
            {
                Complaint.Write($"the watch goes on after {exception.GetType().Name}: {exception.Message}");
                Thread.Sleep(_standstill);
            }

            Thread.Sleep(_step);
        }

        _reader.Dispose();
        _announcer.Dispose();
    }

    private void Step()
    {
        TakeEvents();
        _probe.Look();
        Scene scene = new(Stopwatch.GetTimestamp(), _waits, _probe.Delay, _load.Look(), _lastReading);
        Suspicion most = Suspicion.None;
        foreach (ITrigger trigger in _triggers)
        {
            Suspicion one = trigger.Look(scene);
            if (one == Suspicion.Ripe)
            {
                trigger.Answer(Investigate(scene));
                return;
            }

            if (one > most) most = one;
        }

        if (most == Suspicion.Forming) _reader.Prepare(_readingLimit);
        else _reader.Dismiss();
    }

    private void TakeEvents()
    {
        _heartbeat.Look();
        while (_listener.Events.TryTake(out RuntimeEvent what))
        {
            if (what.Kind == RuntimeEventKind.ThreadCreated) _heartbeat.Hear(what.Owner);
            _waits.Add(what);
        }

        if (_listener.Events.TakeLost() == 0) return;
        _waits.Clear();
        _request.In(_options.Threshold);
    }

    /// <returns>Whether there was anything new.</returns>
    private bool Investigate(Scene scene)
    {
        HashSet<long> stuck = [.. scene.Waits.Locks.Where(wait => scene.Age(wait.Since) >= _options.Threshold).Select(wait => wait.Thread)];
        SelfReading reading = _reader.Read(_readingLimit);
        _lastReading = Stopwatch.GetTimestamp();
        ProcessReport report = SelfReport.Of(reading, _waits, ownWork: _probe.Delay > TimeSpan.Zero ? 1 : 0);
        Dictionary<int, int?> kernelIds = report.Threads.ToDictionary(thread => thread.Id, thread => thread.OsId);
        foreach ((int managed, int? kernel) in kernelIds)
        {
            if (report.Source.Kind == SourceKind.Self && kernel is { } id) _waits.Know(id, managed);
        }

        Verdict verdict = _journal.Judge(report, thread => kernelIds.GetValueOrDefault(thread) is { } id && stuck.Contains(id), scene.PoolDelay >= StarvedPool.Lasting);
        foreach (HangResolution resolution in verdict.Resolved) _announcer.Announce(resolution);
        if (verdict.Fresh.Count > 0) _announcer.Announce(new HangReport(report, verdict.Fresh));
        PlanRecheck(isNew: verdict.Fresh.Count > 0);
        if (_options.OnDeadlock == DeadlockAction.Exit && verdict.Fresh.Any(IsCertainDeadlock)) LibC.Exit(ExitCode);
        return verdict.Fresh.Count > 0 || verdict.Resolved.Count > 0;
    }

    /// <summary>What is possible is looked at again soon; what was reported ever more rarely, to see whether it resolves itself.</summary>
    private void PlanRecheck(bool isNew)
    {
        _request.Clear();
        if (_journal.HasUnconfirmed) _request.In(Journal.Confirmation);
        if (!_journal.Active.Any()) return;
        _recheck = isNew ? Journal.Confirmation : _recheck * 2 < _longestRecheck ? _recheck * 2 : _longestRecheck;
        _request.In(_recheck);
    }

    private static bool IsCertainDeadlock(Finding finding) => finding is { Kind: FindingKind.Deadlock or FindingKind.SelfDeadlock, Certainty: Certainty.Certain };
}
