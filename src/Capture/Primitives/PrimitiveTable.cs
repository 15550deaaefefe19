using Hangdump.Capture.Evidence;

namespace Hangdump.Capture.Primitives;

/// <summary>Every primitive that is read. A new one is a file of its own and a line here.</summary>
internal static class PrimitiveTable
{
    public static IReadOnlyList<IPrimitive> All { get; } =
    [
        new MonitorEnter(),
        new MonitorWait(),
        new LockEnter(),
        new ReaderWriterLockSlims(),
        new ReaderWriterLocks(),
        new SpinLocks(),
        new Sleep(),
        new ThreadJoin(),
        new LazyValue(),
        new Mutexes(),
        new WaitOne(),
        new WaitMany(),
        new SignalAndWait(),
        new SlimEvent(),
        new SemaphoreSlims(),
        new TaskWait(),
        new TaskWaitMany(),
        new BlockingCollections(),
        new BarrierWait(),
        new CancellationCallback(),
        new ProcessExit(),
        new SocketOperation(),
        new PipeConnection(),
        new EnvironmentExit(),
        new HostShutdown(),
        new IdleThread(),
    ];

    /// <summary>In the order in which they are asked.</summary>
    public static IReadOnlyList<IUnnamedWait> Unnamed { get; } =
    [
        new TypeInitializer(),
        new KernelCall(),
    ];

    /// <summary>Those that look at what all the others have found.</summary>
    public static IReadOnlyList<IOwnerInference> Inferences { get; } =
    [
        new TimerCallbacks(),
        new LockTakers(),
        new UnrecordedHolders(),
        new Signallers(),
    ];
}
