using Hangdump.Reporting.Snapshot;

namespace Hangdump.Reporting.Graph;

/// <summary>What the kinds of resources have in common.</summary>
internal static class Kinds
{
    /// <summary>Whether it is taken and given back, rather than completed or signalled.</summary>
    public static bool IsLock(this ResourceKind kind) => kind is
        ResourceKind.Monitor or ResourceKind.Lock or ResourceKind.ReaderWriterLock or ResourceKind.Semaphore or ResourceKind.Mutex
        or ResourceKind.NamedMutex;

    /// <summary>Whether it stays taken when the thread that holds it ends: the system takes mutexes back.</summary>
    public static bool OutlivesOwner(this ResourceKind kind) => kind is
        ResourceKind.Monitor or ResourceKind.Lock or ResourceKind.ReaderWriterLock or ResourceKind.Semaphore or ResourceKind.Lazy;

    /// <summary>Whether a signal for it stays until it is used, so that who gives it does not matter and it is seldom given for nothing.</summary>
    public static bool KeepsSignal(this ResourceKind kind) => kind is ResourceKind.Event or ResourceKind.Countdown or ResourceKind.Barrier;
}
