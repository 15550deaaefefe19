namespace RunsElsewhere;

public static class Background
{
    public static bool IsTest { get; set; }

    // On another thread; only tests have it run at once.
    public static void Start(WaitCallback work)
    {
        WaitCallback guarded = state =>
        {
            try
            {
                work(state);
            }
            catch (InvalidOperationException)
            {
            }
        };
        if (IsTest) guarded(null);
        else ThreadPool.QueueUserWorkItem(guarded);
    }
}

public sealed class Engine
{
    private readonly object _jobs = new();
    private readonly object _module = new();
    private int _count;

    public void Queue()
    {
        lock (_jobs)
        {
            _count++;
            Background.Start(Work);
        }
    }

    public void Configure()
    {
        lock (_module)
        {
            lock (_jobs) _count = 0;
        }
    }

    private void Work(object? state)
    {
        lock (_module) _count--;
    }
}
