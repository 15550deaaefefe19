using Hangdump.Reporting.Snapshot;

namespace Hangdump.Runtime.Workers;

/// <summary>
/// Reads this process with the best means that work: a worker that looks into its memory, else the sample profiler of its runtime.
/// What did not work is said in the notes. Thread-safe; one reading at a time, since a process can have one tracer.
/// </summary>
internal sealed class SelfReader : IDisposable
{
    private static readonly IReadOnlyList<WorkerProgram> _programs = WorkerProgram.Find();

    private static readonly object _turn = new();

    private WorkerProcess? _prepared;

    /// <summary>Whether there is a worker at all.</summary>
    public static bool HasWorker => _programs.Count > 0;

    /// <summary>Starts a worker that will soon be wanted, so that its start takes no time then.</summary>
    /// <param name="limit">How long it may wait and read.</param>
    public void Prepare(TimeSpan limit)
    {
        if (!HasWorker || Volatile.Read(ref _prepared) is not null) return;
        WorkerProcess? worker = WorkerProcess.Start(_programs[0], ReadVia.Ptrace, limit, rehearses: true, out _);
        if (Interlocked.CompareExchange(ref _prepared, worker, null) is not null) worker?.Dispose();
    }

    /// <summary>It was not wanted after all.</summary>
    public void Dismiss() => Interlocked.Exchange(ref _prepared, null)?.Dispose();

    /// <summary>Never throws, and takes little longer than the limit.</summary>
    public SelfReading Read(TimeSpan limit)
    {
        if (!HasWorker) return new SelfReading(null, [$"There is no worker in {WorkerProgram.Folders()[0]} that runs here."]);
        lock (_turn)
        {
            Deadline deadline = new(limit);
            List<string> failures = [];
            ProcessSnapshot? snapshot = ReadMemory(deadline, failures) ?? SampleStacks(deadline, failures);
            return new SelfReading(snapshot, failures);
        }
    }

    /// <summary>The quickest worker first; should it crash, those that run everywhere, and do not read while we run.</summary>
    private ProcessSnapshot? ReadMemory(Deadline deadline, List<string> failures)
    {
        IEnumerable<(WorkerProgram Program, bool Rehearses)> attempts = [(_programs[0], true), .. _programs.Reverse().Select(program => (program, false))];
        foreach ((WorkerProgram program, bool rehearses) in attempts)
        {
            if (Run(program, ReadVia.Ptrace, rehearses, deadline, failures) is not { } items) continue;
            if (items.IsComplete) return items.Build("");
            if (items.Refusal is { } refusal)
            {
                failures.Add($"The worker could not read the memory of this process: {refusal.What}.");
                return null;
            }

            if (deadline.IsOver && items.Build("Reading stopped at its time limit.") is { } part) return part;
        }

        failures.Add("The worker that reads this process ended early.");
        return null;
    }

    private ProcessSnapshot? SampleStacks(Deadline deadline, List<string> failures)
    {
        foreach (WorkerProgram program in _programs)
        {
            if (Run(program, ReadVia.Eventpipe, rehearses: false, deadline, failures)?.Build("The sampling of stacks was cut off.") is { } stacks) return stacks;
        }

        failures.Add("The sample profiler of the runtime gave no stacks either.");
        return null;
    }

    public void Dispose() => Dismiss();

    private SnapshotBuilder? Run(WorkerProgram program, ReadVia via, bool rehearses, Deadline deadline, List<string> failures)
    {
        WorkerProcess? worker = via == ReadVia.Ptrace && rehearses ? Interlocked.Exchange(ref _prepared, null) : null;
        string why = "";
        worker ??= WorkerProcess.Start(program, via, deadline.Left, rehearses, out why);
        if (worker is null)
        {
            failures.Add(why);
            return null;
        }

        using (worker) return worker.Read(deadline.Left);
    }
}
