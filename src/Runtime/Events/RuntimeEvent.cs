namespace Hangdump.Runtime.Events;

/// <summary>What one event of the runtime says. Threads are kernel thread ids, unless said otherwise.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Thread">The thread to which it happened.</param>
/// <param name="Lock">The lock; 0 where there is none.</param>
/// <param name="Owner">Who held the lock, as a kernel thread id before .NET 11 and a managed one since; the managed id of a new thread.</param>
/// <param name="Timestamp">When it was delivered, as <see cref="System.Diagnostics.Stopwatch"/> counts.</param>
internal readonly record struct RuntimeEvent(RuntimeEventKind Kind, long Thread, ulong Lock, long Owner, long Timestamp);

internal enum RuntimeEventKind : byte
{
    /// <summary>A thread begins to wait for a lock that is held.</summary>
    ContentionStart,

    /// <summary>It has got it. Absent after an attempt that timed out, or was interrupted.</summary>
    ContentionStop,

    /// <summary>A thread begins to wait for anything (.NET 9 and later).</summary>
    WaitStart,

    WaitStop,
    ThreadCreated,
}
