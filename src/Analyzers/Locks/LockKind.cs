namespace Hangdump.Analyzers.Locks;

/// <summary>What sort of lock something is.</summary>
internal enum LockKind
{
    Monitor,
    Lock,
    ReaderWriterLock,
    ReaderWriterLockSlim,
    Semaphore,
    Mutex,
    SpinLock,

    /// <summary>A lock of a library that is entered by awaiting, and not re-entrant.</summary>
    AsyncLock,
}

/// <summary>How a lock is taken.</summary>
internal enum LockMode
{
    Exclusive,
    Read,
    Upgradeable,
}

internal static class LockKinds
{
    /// <summary>Whether whoever holds it can take it again.</summary>
    public static bool IsReentrant(this LockKind kind) => kind is LockKind.Monitor or LockKind.Lock or LockKind.Mutex or LockKind.ReaderWriterLock;

    /// <summary>Whether a hold belongs to an async method rather than to a thread.</summary>
    public static bool CrossesAwaits(this LockKind kind) => kind is LockKind.Semaphore or LockKind.AsyncLock;
}
