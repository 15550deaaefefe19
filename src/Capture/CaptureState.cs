using Hangdump.Capture.Async;
using Hangdump.Capture.Objects;
using Hangdump.Capture.Primitives;
using Hangdump.Capture.Runtimes;
using Hangdump.Capture.Symbols;
using Hangdump.Capture.ThreadPool;
using Hangdump.Capture.Threads;
using Hangdump.Reporting.Snapshot;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture;

/// <summary>What one capture has found so far. Readers add to it in the order of <see cref="Collector"/>; not thread-safe.</summary>
internal sealed class CaptureState
{
    private readonly Dictionary<int, CapturedThread> _byId = [];
    private readonly Dictionary<ulong, CapturedThread> _byAddress = [];
    private readonly Dictionary<uint, CapturedThread> _byOsId = [];
    private readonly List<Action<SymbolResolver>> _afterResume = [];
    private IReadOnlyList<ClrObject>? _objects;
    private ReaderCounts? _readerCounts;
    private SharedMutexes? _sharedMutexes;
    private RunningTasks? _runningTasks;
    private RunningInitializers? _runningInitializers;
    private WorkQueues? _workQueues;

    public CaptureState(CaptureContext context, List<CapturedThread> threads)
    {
        Context = context;
        Threads = threads;
        foreach (CapturedThread thread in threads)
        {
            _byId[thread.Id] = thread;
            _byAddress[thread.Clr.Address] = thread;
            _byOsId[thread.RuntimeOsId] = thread;
        }

        Census = new ThreadCensus(context.Runtime);
        EndedThreads = new EndedThreads(context);
        Layout = RuntimeLayout.Of(context.Runtime);
        SyncBlocks = new SyncBlockTable(context.Heap);
        Types = new KnownTypes(context.Runtime);
        Makers = new Makers(this);
        Monitors = new Monitors(this);
    }

    public CaptureContext Context { get; }

    /// <summary>The live managed threads.</summary>
    public IReadOnlyList<CapturedThread> Threads { get; }

    public ResourceTable Resources { get; } = new();

    /// <summary>The fields by which the objects on the stacks lead to others.</summary>
    public FieldIndex Fields { get; } = new();

    /// <summary>How this version of the runtime records locks and waits.</summary>
    public RuntimeLayout Layout { get; }

    public ThreadCensus Census { get; }

    public EndedThreads EndedThreads { get; }

    public SyncBlockTable SyncBlocks { get; }

    public Monitors Monitors { get; }

    public KnownTypes Types { get; }

    public Makers Makers { get; }

    /// <summary>Every object that the stacks lead to. Found on first use, which must be while the image stands still.</summary>
    public IReadOnlyList<ClrObject> Objects => _objects ??= new StackObjects(this).Find();

    /// <summary>Who reads under which reader-writer lock. Read on first use, which must be while the image stands still.</summary>
    public ReaderCounts ReaderCounts => _readerCounts ??= new ReaderCounts(this);

    /// <summary>The named mutexes that are open. Read on first use, which must be while the image stands still.</summary>
    public SharedMutexes SharedMutexes => _sharedMutexes ??= new SharedMutexes(Context);

    /// <summary>Which thread runs which task. Read on first use, which must be while the image stands still.</summary>
    public RunningTasks RunningTasks => _runningTasks ??= new RunningTasks(this);

    /// <summary>The static constructors that threads are in. Read on first use, which must be while the image stands still.</summary>
    public RunningInitializers RunningInitializers => _runningInitializers ??= new RunningInitializers(this);

    /// <summary>What waits for a thread of the pool. Read on first use, which must be while the image stands still.</summary>
    public WorkQueues WorkQueues => _workQueues ??= new WorkQueues(this);

    /// <summary>The async flows; empty until they have been read.</summary>
    public IReadOnlyList<CapturedFlow> Flows { get; set; } = [];

    /// <summary>Null for a pool that was never started.</summary>
    public ThreadPoolSnapshot? ThreadPool { get; set; }

    public CapturedThread? ThreadById(int managedId) => _byId.GetValueOrDefault(managedId);

    /// <summary>By the address of the runtime's native thread.</summary>
    public CapturedThread? ThreadByAddress(ulong address) => _byAddress.GetValueOrDefault(address);

    /// <summary>By the kernel's id as the runtime stores it.</summary>
    public CapturedThread? ThreadByOsId(uint osId) => _byOsId.GetValueOrDefault(osId);

    /// <summary>Leaves for later what can be found out as well while the target runs on.</summary>
    public void AfterResume(Action<SymbolResolver> action) => _afterResume.Add(action);

    /// <summary>Does what was left for later.</summary>
    public void RunDeferred(SymbolResolver symbols)
    {
        foreach (Action<SymbolResolver> action in _afterResume) action(symbols);
        _afterResume.Clear();
    }
}
