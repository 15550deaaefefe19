namespace WatchedProgram;

/// <summary>Threads that lock.</summary>
internal static class Locks
{
    public static readonly object First = new(), Second = new();

    /// <summary>Two threads that wait for each other for ever, unless they give up after a time.</summary>
    public static void Deadlock()
    {
        CountdownEvent both = new(2);
        Start("one", () => Nest(First, Second, both));
        Start("other", () => Nest(Second, First, both));
        both.Wait();
    }

    public static Thread Start(string name, Action run)
    {
        Thread thread = new(() => run()) { IsBackground = true, Name = name };
        thread.Start();
        return thread;
    }

    private static void Nest(object outer, object inner, CountdownEvent both)
    {
        lock (outer)
        {
            both.Signal();
            both.Wait();
            lock (inner) Console.WriteLine("no deadlock");
        }
    }
}
