namespace SharedBase;

public sealed class Journal
{
    private readonly object _lines = new();
    private int _count;

    public void Add()
    {
        lock (_lines) _count++;
    }

    public void Replay(Import import)
    {
        lock (_lines)
        {
#if BAD
            import.Reload(); //! HD1001 base
#else
            _count = 0;
#endif
        }
    }
}

public abstract class Job
{
    public void Step() => Report();

    protected abstract void Report();
}

public abstract class LoggedJob(Journal journal) : Job
{
    protected Journal Journal => journal;

    protected override void Report() => journal.Add();
}

public sealed class Import(Journal journal) : LoggedJob(journal)
{
    private readonly object _rows = new();
    private int _loaded;

    public void Run()
    {
        lock (_rows)
        {
            Step(); //! HD1001 base
        }
    }

    public void Reload()
    {
        lock (_rows) _loaded++;
    }
}
