namespace Hangdump.Runtime.Events;

/// <summary>A thread that has begun to wait and not ended to, as far as events tell.</summary>
/// <param name="Thread">Its kernel thread id.</param>
/// <param name="Lock">The lock that it waits for; 0 where it waits for something else.</param>
/// <param name="Owner">The kernel thread id of who held the lock then; 0 where that is not known.</param>
/// <param name="Since">When that was told, as <see cref="System.Diagnostics.Stopwatch"/> counts. No two waits have the same.</param>
internal sealed record Waiting(long Thread, ulong Lock, long Owner, long Since);
