using Hangdump.Reporting.Rendering.Json;
using Hangdump.Reporting.Rendering.Text;
using Hangdump.Reporting.Report;
using Hangdump.Reporting.Snapshot;

namespace Hangdump.DumpTool.Commands;

/// <summary>
/// Makes a report on a made-up hang, for nobody: what the report takes to build is loaded and compiled while the worker still
/// reads, and the real report comes about at once when the worker is done.
/// </summary>
internal static class Rehearsal
{
    public static void Run(ReportRequest request)
    {
        ProcessReport report = ReportBuilder.Build(Hang(), new ReportOptions());
        if (request.Format == ReportFormat.Json)
            JsonRenderer.Render(report, new MemoryStream());
        else
            TextRenderer.Render(report, TextWriter.Null, new TextOptions { Stacks = request.Stacks });
    }

    /// <summary>Two threads in a deadlock, others behind it, and an idle one: what most reports consist of.</summary>
    private static ProcessSnapshot Hang() => new()
    {
        Process = new ProcessFacts { Id = 1, Name = "rehearsal", RuntimeVersion = "", CommandLine = "rehearsal" },
        Source = new SourceFacts { Method = ReadMethod.Ptrace, Complete = true, PauseMilliseconds = 1 },
        CapturedAt = DateTimeOffset.UnixEpoch,
        Threads =
        [
            Waiter(1, ThreadKind.Main, "r1"),
            Waiter(2, ThreadKind.User, "r2"),
            Waiter(3, ThreadKind.ThreadPool, "r1"),
            Waiter(4, ThreadKind.ThreadPool, "r1"),
            new ThreadSnapshot { Id = 5, Kind = ThreadKind.Finalizer, State = Reporting.Snapshot.ThreadState.Waiting, IsIdle = true },
        ],
        Resources = [Held("r1", by: 2), Held("r2", by: 1)],
        ThreadPool = new ThreadPoolSnapshot { MinThreads = 2, MaxThreads = 100, Workers = 2, Goal = 2, QueuedItems = 0 },
    };

    private static ThreadSnapshot Waiter(int id, ThreadKind kind, string resource) => new()
    {
        Id = id,
        OsId = id,
        Name = kind == ThreadKind.User ? "rehearsing" : null,
        Kind = kind,
        State = Reporting.Snapshot.ThreadState.Waiting,
        WaitsFor = new Wait { Operation = Operation.Enter, Resources = [resource], TimeoutMilliseconds = -1 },
        Frames =
        [
            new Frame { Method = "Monitor.Enter(object)", Type = "System.Threading.Monitor", Assembly = "System.Private.CoreLib" },
            new Frame { Method = "Rehearsal.Run()", Type = "Rehearsal", Assembly = "Rehearsal", File = "Rehearsal.cs", Line = id },
        ],
    };

    private static Resource Held(string id, int by) => new()
    {
        Id = id,
        Kind = ResourceKind.Monitor,
        Type = "System.Object",
        Address = 1,
        Name = "Rehearsal._gate",
        Owners = [new Owner(Party.OfThread(by))],
    };
}
