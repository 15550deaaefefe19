using System.Diagnostics;
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
        lock (_turn)
        {
            long began = Stopwatch.GetTimestamp();
            List<string> failures = [];
            if (!HasWorker) return new SelfReading(null, [$"There is no worker in {WorkerProgram.Folders()[0]} that runs here."]);
            Refusal? refusal = null;
            foreach (bool rehearses in new[] { true, false })
            {
                foreach (WorkerProgram program in rehearses ? _programs.Take(1) : _programs.Reverse())
                {
                    if (Run(program, ReadVia.Ptrace, rehearses, Left(), failures) is not { } items) continue;
                    if (items.IsComplete) return new SelfReading(items.Build(""), failures);
                    refusal = items.Refusal;
                    if (refusal is not null) break;
                    if (Left() == TimeSpan.Zero && items.Build("Reading stopped at its time limit.") is { } part) return new SelfReading(part, failures);
                }

                if (refusal is not null || Left() == TimeSpan.Zero) break;
            }

            failures.Add(refusal is null ? "The worker that reads this process ended early." : $"The worker could not read the memory of this process: {refusal.What}.");
            foreach (WorkerProgram program in _programs)
            {
                if (Run(program, ReadVia.Eventpipe, rehearses: false, Left(), failures) is { } items && items.Build("The sampling of stacks was cut off.") is { } stacks) return new SelfReading(stacks, failures);
            }

            failures.Add("The sample profiler of the runtime gave no stacks either.");
            return new SelfReading(null, failures);

            TimeSpan Left()
            {
                TimeSpan left = limit - Stopwatch.GetElapsedTime(began);
                return left > TimeSpan.Zero ? left : TimeSpan.Zero;
            }
        }
    }

    public void Dispose() => Dismiss();

    private SnapshotBuilder? Run(WorkerProgram program, ReadVia via, bool rehearses, TimeSpan limit, List<string> failures)
    {
        WorkerProcess? worker = via == ReadVia.Ptrace && rehearses ? Interlocked.Exchange(ref _prepared, null) : null;
        string why = "";
        worker ??= WorkerProcess.Start(program, via, limit, rehearses, out why);
        if (worker is null)
        {
            failures.Add(why);
            return null;
        }

        using (worker) return worker.Read(limit);
    }
}
