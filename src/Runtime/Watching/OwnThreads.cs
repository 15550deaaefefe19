namespace Hangdump.Runtime.Watching;

/// <summary>Threads of ours, which are no part of what the application does. Thread-safe, without a lock.</summary>
internal static class OwnThreads
{
    private static int[] _ids = [];

    /// <summary>Starts a background thread of ours.</summary>
    public static Thread Start(string name, Action run)
    {
        Thread thread = new(() =>
        {
            Enter();
            run();
        }) { IsBackground = true, Name = name };
        thread.UnsafeStart();
        return thread;
    }

    /// <param name="managedId">Of a thread.</param>
    public static bool Contain(int managedId) => Array.IndexOf(Volatile.Read(ref _ids), managedId) >= 0;

    private static void Enter()
    {
        int[] before, after;
        do
        {
            before = Volatile.Read(ref _ids);
            // Ids of ended threads are given again, so one may be here already.
            after = [.. before.Where(id => id != Environment.CurrentManagedThreadId), Environment.CurrentManagedThreadId];
        }
        while (Interlocked.CompareExchange(ref _ids, after, before) != before);
    }
}
