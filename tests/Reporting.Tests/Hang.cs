using Hangdump.Harness.Contract;
using Hangdump.Reporting.Findings;
using Hangdump.Reporting.Rendering.Json;
using Hangdump.Reporting.Report;
using Hangdump.Reporting.Snapshot;
using ThreadState = Hangdump.Reporting.Snapshot.ThreadState;

namespace Hangdump.Reporting.Tests;

/// <summary>A hand-made snapshot, written down as a story: locks with their holders, threads with what they wait for.</summary>
internal sealed class Hang
{
    private readonly List<ThreadSnapshot> _threads = [];
    private readonly List<FlowSnapshot> _flows = [];
    private readonly List<Resource> _resources = [];
    private ThreadPoolSnapshot? _pool;
    private SourceFacts _source = new() { Method = ReadMethod.Ptrace, Complete = true, PauseMilliseconds = 31.2 };

    public Hang Resource(string name, ResourceKind kind, params Owner[] owners) => Resource(new Resource
    {
        Id = name, Kind = kind, Name = "Bank." + name, Type = "System.Object", Address = 0x7f00_0000 + (ulong)_resources.Count * 0x18, Owners = owners,
    });

    public Hang Resource(Resource resource)
    {
        _resources.Add(resource);
        return this;
    }

    public Hang Monitor(string name, int owner, Certainty certainty = Certainty.Certain) =>
        Resource(name, ResourceKind.Monitor, Holds(owner, certainty: certainty));

    /// <summary>Changes the resource that was added last.</summary>
    public Hang With(Func<Resource, Resource> change)
    {
        _resources[^1] = change(_resources[^1]);
        return this;
    }

    public Hang Signalled(params Party[] by) => With(resource => resource with { Signallers = by });

    public Hang Runs(int id, string? name = null, ThreadKind kind = ThreadKind.User) => Thread(new ThreadSnapshot
    {
        Id = id, OsId = 4000 + id, Name = name, Kind = kind, State = ThreadState.Running, Frames = [Frame("Bank.Work()", 10 + id)],
    });

    public Hang Idle(int id, ThreadKind kind = ThreadKind.ThreadPool) => Thread(new ThreadSnapshot
    {
        Id = id, OsId = 4000 + id, Kind = kind, State = ThreadState.Waiting, IsIdle = true,
    });

    public Hang Ended(int id) => Thread(new ThreadSnapshot { Id = id, Kind = ThreadKind.User, State = ThreadState.Dead });

    public Hang Waits(int id, Wait wait, string? name = null, ThreadKind kind = ThreadKind.User, string method = "Bank.Pay()") => Thread(new ThreadSnapshot
    {
        Id = id, OsId = 4000 + id, Name = name, Kind = kind, State = wait.Operation == Operation.Io ? ThreadState.Running : ThreadState.Waiting,
        WaitsFor = wait, Frames = [Frame("System.Threading.Monitor.Enter(object)", 0), Frame(method, 40 + id), Frame("Bank.Main()", 7)],
    });

    public Hang Waits(int id, string resource, Operation operation = Operation.Enter, int timeout = -1) => Waits(id, For(resource, operation, timeout));

    public Hang Thread(ThreadSnapshot thread)
    {
        _threads.Add(thread);
        return this;
    }

    public Hang Flow(string id, Wait? wait, int? resumesOn = null, string method = "Shop.PayAsync()") => Flow(new FlowSnapshot
    {
        Id = id, Method = method, State = wait is null ? FlowState.Ready : FlowState.Waiting, WaitsFor = wait, ResumesOnThread = resumesOn,
        Frames = [Frame(method, 90)],
    });

    public Hang Flow(FlowSnapshot flow)
    {
        _flows.Add(flow);
        return this;
    }

    public Hang Pool(int min, int max, int workers, int queued)
    {
        _pool = new ThreadPoolSnapshot { MinThreads = min, MaxThreads = max, Workers = workers, Goal = workers, QueuedItems = queued };
        return this;
    }

    public Hang Source(SourceFacts source)
    {
        _source = source;
        return this;
    }

    public static Owner Holds(int thread, OwnershipMode mode = OwnershipMode.Exclusive, Certainty certainty = Certainty.Certain) =>
        new(Party.OfThread(thread), mode, certainty);

    public static Owner Reads(int thread) => Holds(thread, OwnershipMode.Read);

    public static Owner MayHold(int thread) => Holds(thread, certainty: Certainty.Possible);

    public static Owner HoldsFlow(string flow, Certainty certainty = Certainty.Certain) => new(Party.OfFlow(flow), OwnershipMode.Exclusive, certainty);

    public static Wait For(string resource, Operation operation = Operation.Enter, int timeout = -1) =>
        new() { Operation = operation, Resources = [resource], TimeoutMilliseconds = timeout };

    public static Wait ForAll(params string[] resources) =>
        new() { Operation = Operation.Wait, Resources = resources, All = true, TimeoutMilliseconds = -1 };

    public static Wait ForAny(params string[] resources) =>
        new() { Operation = Operation.Wait, Resources = resources, All = false, TimeoutMilliseconds = -1 };

    public static Frame Frame(string method, int line) => line == 0
        ? new() { Method = method, Type = "System.Threading.Monitor", Assembly = "System.Private.CoreLib" }
        : new() { Method = method, Type = "Bank", Assembly = "App", File = "/src/Bank.cs", Line = line };

    public ProcessSnapshot Snapshot() => new()
    {
        Process = new ProcessFacts { Id = 4711, Name = "OrderService", RuntimeVersion = "10.0.12", CommandLine = "dotnet OrderService.dll --password hunter2" },
        Source = _source,
        CapturedAt = new DateTimeOffset(2026, 11, 26, 3, 12, 0, TimeSpan.Zero),
        Threads = _threads, Flows = _flows, Resources = _resources, ThreadPool = _pool,
    };

    /// <summary>The report, after a look whether it keeps the contract.</summary>
    public ProcessReport Report(ReportOptions? options = null)
    {
        ProcessReport report = ReportBuilder.Build(Snapshot(), options ?? new ReportOptions());
        Assert.Empty(ContractCheck.Problems(Rendered(report)));
        return report;
    }

    public static string Rendered(ProcessReport report)
    {
        using var stream = new MemoryStream();
        JsonRenderer.Render(report, stream);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    public IReadOnlyList<Finding> Findings() => Report().Findings;

    public IReadOnlyList<Finding> Findings(FindingKind kind) => [.. Findings().Where(finding => finding.Kind == kind)];
}
