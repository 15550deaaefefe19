using System.Diagnostics;

namespace Hangdump.Capture.Attach.Linux;

/// <summary>
/// Stops all threads of the target for the length of one action.
/// <para>
/// Everything happens on a thread of its own, because ptrace belongs to a thread: when that thread ends, by whatever way, the
/// kernel lets go of every thread that it had seized, also of one that had not stopped yet. The threads that run are stopped
/// last and released first. No wait is without a deadline.
/// </para>
/// </summary>
internal sealed class PtraceStop(ProcDirectory process)
{
    /// <summary>An id that no thread has: the kernel's limit is far below.</summary>
    private const int NoThread = 0x7ffffff0;

    private readonly List<Tracee> _tracees = [];
    private readonly HashSet<int> _known = [];
    private readonly List<int> _listed = [];
    private Thread? _tracer;
    private Exception? _failure;
    private long _stopBegan, _released;

    /// <summary>Why the target could not be stopped, as the kernel's error number; zero when it was.</summary>
    public int Error { get; private set; }

    /// <summary>From the first thread that was interrupted to the last that was released.</summary>
    public TimeSpan Pause => Stopwatch.GetElapsedTime(_stopBegan, _released);

    /// <summary>The threads that stood still.</summary>
    public IEnumerable<Tracee> Stopped => _tracees.Where(tracee => tracee.HasRegisters);

    /// <summary>Their registers, by the thread id that the runtime stores.</summary>
    public Dictionary<uint, ulong[]> Registers(ThreadIds ids) => Stopped.ToDictionary(tracee => ids.ToRuntime(tracee.Id), tracee => tracee.Registers);

    /// <summary>How many threads did not stop in time (in an uninterruptible wait of the kernel).</summary>
    public int Unstoppable { get; private set; }

    /// <summary>Begins to stop the target, run the action on the tracer's thread, and release the target.</summary>
    /// <param name="still">Which threads are known to sit still; they are stopped first.</param>
    /// <param name="limit">How long the waiting for the threads to stop may last.</param>
    /// <param name="whileStopped">What to do meanwhile. Not called when the target could not be stopped.</param>
    /// <param name="finished">Called when the target has been released or could not be stopped.</param>
    public void Start(Predicate<int> still, TimeSpan limit, Action whileStopped, Action? finished = null)
    {
        _tracer = new Thread(() =>
        {
            try
            {
                Rehearse();
                StopAndRelease(still, limit, whileStopped);
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

    private void StopAndRelease(Predicate<int> still, TimeSpan limit, Action whileStopped)
    {
        List<Tracee> calm = [], running = [];
        SeizeNewcomers();
        if (_tracees.Count == 0)
            return;
        foreach (Tracee tracee in _tracees)
            (still(tracee.Id) ? calm : running).Add(tracee);
        _released = _stopBegan = Stopwatch.GetTimestamp();
        try
        {
            Interrupt(calm, limit);
            Interrupt(running, limit);
            while (SeizeNewcomers() is { Count: > 0 } newcomers && Stopwatch.GetElapsedTime(_stopBegan) < limit)
            {
                Interrupt(newcomers, limit);
                running.AddRange(newcomers);
            }
            whileStopped();
        }
        finally
        {
            running.ForEach(tracee => tracee.Release());
            calm.ForEach(tracee => tracee.Release());
            _released = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>Seizes the threads that were not there before. Those that cannot be seized have gone, or the first says why.</summary>
    private List<Tracee> SeizeNewcomers()
    {
        List<Tracee> newcomers = [];
        process.ListThreads(_listed);
        foreach (int thread in _listed)
        {
            if (!_known.Add(thread))
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
        if (_tracees.Count == 0 && Error == 0)
            Error = LibC.Esrch;
        return newcomers;
    }

    private void Interrupt(List<Tracee> tracees, TimeSpan limit)
    {
        foreach (Tracee tracee in tracees)
            tracee.Interrupt();
        List<Tracee> awaited = [.. tracees];
        while (awaited.RemoveAll(tracee => tracee.TryAwaitStop()) is var ready && awaited.Count > 0)
        {
            if (ready > 0)
                continue;
            if (Stopwatch.GetElapsedTime(_stopBegan) >= limit)
            {
                Unstoppable += awaited.Count;
                return;
            }
            LibC.Yield();
        }
    }

    /// <summary>Runs the same code on a thread that does not exist, so that nothing is compiled while the target stands.</summary>
    private static void Rehearse()
    {
        Tracee nobody = new(NoThread);
        nobody.Seize();
        nobody.Interrupt();
        nobody.TryAwaitStop();
        nobody.Release();
    }
}
