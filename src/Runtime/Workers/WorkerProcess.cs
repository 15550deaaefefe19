using System.Diagnostics;
using System.Globalization;
using Hangdump.Reporting.Snapshot;
using Hangdump.Runtime.Native;

namespace Hangdump.Runtime.Workers;

/// <summary>One worker that reads this process. It is started early, and reads when it is told to. Not thread-safe.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(1);

    private readonly ChildProcess _child;

    private WorkerProcess(ChildProcess child) => _child = child;

    /// <returns>Null when it cannot be started.</returns>
    /// <param name="program">What is started.</param>
    /// <param name="via">How it is to read.</param>
    /// <param name="limit">How long the reading may take, from now on; the worker ends itself soon after.</param>
    /// <param name="rehearses">Whether it may read while we run, which makes the pause short but can crash it.</param>
    /// <param name="why">Why it cannot be started, as a sentence; else empty.</param>
    public static WorkerProcess? Start(WorkerProgram program, ReadVia via, TimeSpan limit, bool rehearses, out string why)
    {
        List<string> arguments = [.. program.Arguments, Environment.ProcessId.ToString(CultureInfo.InvariantCulture), via == ReadVia.Ptrace ? "ptrace" : "eventpipe", Milliseconds(_longestPause), Milliseconds(limit), "--on-request"];
        if (!rehearses) arguments.Add("--without-rehearsal");
        ChildProcess? child = ChildProcess.Start(program.Path, arguments, WorkerEnvironment.Of(Environment.GetEnvironmentVariables()), out int error);
        why = child is null ? $"{program.Path} cannot be started ({new System.ComponentModel.Win32Exception(error).Message})." : "";
        return child is null ? null : new WorkerProcess(child);
    }

    /// <summary>Has it read this process now.</summary>
    /// <returns>All that came until it ended, or until the time was over.</returns>
    public SnapshotBuilder Read(TimeSpan limit)
    {
        // Where Yama rules, a process may be read by whom it names. It has no effect elsewhere.
        _ = LibC.ControlProcess(LibC.SetPtracer, (nuint)_child.Id, 0, 0, 0);
        long began = Stopwatch.GetTimestamp();
        _child.Signal();
        SnapshotReceiver receiver = new(DateTimeOffset.UtcNow);
        while (Descriptor.Read(_child.Output, receiver.Free.Span, limit - Stopwatch.GetElapsedTime(began)) is > 0 and var got)
            receiver.Take(got);
        return receiver.Items;
    }

    public void Dispose() => _child.Dispose();

    private static string Milliseconds(TimeSpan time) => ((long)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
}
