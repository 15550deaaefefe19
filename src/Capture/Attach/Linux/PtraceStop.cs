using System.Diagnostics;

namespace Hangdump.Capture.Attach.Linux;

/// <summary>
/// Stops threads of the target for the length of one action.
/// <para>
/// Everything happens on a thread of its own, because ptrace belongs to a thread: when that thread ends, by whatever way, the
/// kernel lets go of every thread that it had seized, also of one that had not stopped yet. The threads that run are stopped
/// last and released first. No wait is without a deadline, and what cannot be stopped in time is released at once.
/// </para>
/// </summary>
internal sealed class PtraceStop(ProcDirectory process)
{
    /// <summary>An id that no thread has: the kernel's limit is far below.</summary>
    private const int NoThread = 0x7ffffff0;

    /// <summary>So many are asked to stop before the first is waited for.</summary>
    private const int BatchSize = 256;

    /// <summary>Of the limit, how long no thread may have stopped before those that nothing can interrupt are given up.</summary>
    private const double Patience = 0.1;

    private readonly List<Tracee> _tracees = [];
    private readonly HashSet<int> _known = [];
    private readonly List<int> _listed = [];
    private Thread? _tracer;
    private Exception? _failure;
    private long _stopBegan, _released;

    /// <summary>Why the target could not be stopped, as the kernel's error number; zero when it was.</summary>
    public int Error { get; private set; }

    /// <summary>Whether a thread has appeared since that the stop does not know.</summary>
    public bool HasNewcomers()
    {
        process.ListThreads(_listed);
        return !_known.IsSupersetOf(_listed);
    }

    /// <summary>From the first thread that was interrupted to the last that was released.</summary>
    public TimeSpan Pause => Stopwatch.GetElapsedTime(_stopBegan, _released);

    /// <summary>
    /// The threads that stood still. One that sits in an uninterruptible wait of the kernel is not among them; it moves as little.
    /// </summary>
    public IEnumerable<Tracee> Stopped => _tracees.Where(tracee => tracee.HasRegisters);

    /// <summary>Their registers, by the thread id that the runtime stores.</summary>
    public Dictionary<uint, ulong[]> Registers(ThreadIds ids) => Stopped.ToDictionary(tracee => ids.ToRuntime(tracee.Id), tracee => tracee.Registers);

    /// <summary>Begins to stop the target, run the action on the tracer's thread, and release the target.</summary>
    /// <param name="still">Which threads are known to sit still.</param>
    /// <param name="treatment">What is done with those.</param>
    /// <param name="limit">How long the target may stand still.</param>
    /// <param name="whileStopped">What to do meanwhile. Not called when the target could not be stopped, or not in time.</param>
    /// <param name="finished">Called when the target has been released or could not be stopped.</param>
    public void Start(Predicate<int> still, StillThreads treatment, TimeSpan limit, Action<StopDeadline> whileStopped, Action? finished = null)
    {
        _tracer = new Thread(() =>
        {
            try
            {
                Rehearse();
                StopAndRelease(still, treatment, limit, whileStopped);
            }
            catch (Exception exception)
            {
                _failure = exception;
            }
            finally
            {
                finished?.Invoke();
            }
        }) { IsBackground = true, Name = "ptrace" };
        _tracer.Start();
    }

    /// <summary>Waits until the target has been released.</summary>
    /// <exception cref="InvalidOperationException">The action failed.</exception>
    public void Wait()
    {
        _tracer?.Join();
        if (_failure is not null)
            throw new InvalidOperationException("Stopping the target failed.", _failure);
    }

    private void StopAndRelease(Predicate<int> still, StillThreads treatment, TimeSpan limit, Action<StopDeadline> whileStopped)
    {
        Predicate<int> isLeft = treatment == StillThreads.Left ? still : _ => false;
        SeizeNewcomers(isLeft);
        if (Error != 0)
            return;
        List<Tracee> calm = [.. _tracees.Where(tracee => still(tracee.Id))], running = [.. _tracees.Where(tracee => !still(tracee.Id))];
        StopDeadline deadline = new(limit, _tracees.Count);
        _released = _stopBegan = Stopwatch.GetTimestamp();
        try
        {
            bool areStopped = Stop(calm, deadline) && Stop(running, deadline);
            while (treatment == StillThreads.Stopped && areStopped && SeizeNewcomers(isLeft) is { Count: > 0 } newcomers)
            {
                running.AddRange(newcomers);
                areStopped = Stop(newcomers, deadline);
            }
            if (areStopped)
                whileStopped(deadline);
        }
        finally
        {
            running.ForEach(tracee => tracee.Release());
            calm.ForEach(tracee => tracee.Release());
            _released = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>Seizes the threads that were not there before. Those that cannot be seized have gone, or the first says why.</summary>
    private List<Tracee> SeizeNewcomers(Predicate<int> isLeft)
    {
        List<Tracee> newcomers = [];
        process.ListThreads(_listed);
        foreach (int thread in _listed)
        {
            if (!_known.Add(thread) || isLeft(thread))
                continue;
            Tracee tracee = new(thread);
            int error = tracee.Seize();
            if (error == 0)
                newcomers.Add(tracee);
            else if (error != LibC.Esrch && _tracees.Count == 0 && newcomers.Count == 0)
            {
                Error = error;
                break;
            }
        }
        _tracees.AddRange(newcomers);
        if (_tracees.Count == 0 && Error == 0 && !_listed.Exists(isLeft))
            Error = LibC.Esrch;
        return newcomers;
    }

    /// <summary>Returns whether the time was enough. A thread that is not awaited any more may still stop; it is let go of all the same.</summary>
    private bool Stop(List<Tracee> tracees, StopDeadline deadline)
    {
        foreach (Tracee[] batch in tracees.Chunk(BatchSize))
        {
            if (deadline.IsOver)
                return false;
            foreach (Tracee tracee in batch)
                tracee.Interrupt();
            List<Tracee> awaited = [.. batch];
            long lastStop = Stopwatch.GetTimestamp();
            while (awaited.RemoveAll(tracee => tracee.TryAwaitStop()) is var ready && awaited.Count > 0)
            {
                if (ready > 0)
                    lastStop = Stopwatch.GetTimestamp();
                else if (Stopwatch.GetElapsedTime(lastStop) >= deadline.Limit * Patience && awaited.TrueForAll(tracee => IsUninterruptible(tracee.Id)))
                    break;
                if (deadline.IsOver)
                    return false;
                LibC.Yield();
            }
        }
        return true;
    }

    private bool IsUninterruptible(int thread)
    {
        ReadOnlySpan<byte> stat = process.Read(thread, "stat"u8);
        int state = stat.LastIndexOf((byte)')') + 2;
        return state >= stat.Length || stat[state] == 'D';
    }

    /// <summary>Runs the same code on a thread that does not exist, so that nothing is compiled while the target stands.</summary>
    private void Rehearse()
    {
        IsUninterruptible(NoThread);
        Tracee nobody = new(NoThread);
        Stop([nobody], new StopDeadline(TimeSpan.FromSeconds(1), 1));
        nobody.Release();
    }
}
