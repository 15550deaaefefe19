namespace Hangdump.Analyzers.Locks;

/// <summary>How a lock is made.</summary>
/// <param name="Slots">How many may hold a semaphore at once; null where that is not known.</param>
/// <param name="IsRecursive">Whether a reader-writer lock lets its holder take it again.</param>
internal sealed record LockFacts(int? Slots, bool IsRecursive);
