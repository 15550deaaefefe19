namespace DelegatesThroughInterfaces;

public interface IScheduler
{
    void Schedule(Action work);
}

/// <summary>Runs the work at once: the caller's locks are held meanwhile.</summary>
public sealed class InlineScheduler : IScheduler
{
    private readonly object _busy = new();
    private int _runs;

    public void Schedule(Action work)
    {
        lock (_busy)
        {
            _runs++;
            work(); //? HD1001
        }
    }
}

public sealed class Job
{
    private readonly object _job = new();
    private readonly IScheduler _scheduler;
    private int _state;

    public Job(IScheduler scheduler) => _scheduler = scheduler;

    public void Start()
    {
#if BAD
        lock (_job)
        {
            _state = 1;
            _scheduler.Schedule(Finish); //! HD1001 a
        }
#else
        lock (_job) _state = 1;
        _scheduler.Schedule(Finish);
#endif
    }

    public void Restart() => _scheduler.Schedule(Finish); //? HD1001

    private void Finish()
    {
        lock (_job) _state = 2;
    }
}

public readonly struct Callback(Action<object?> action, object? state)
{
    public void Invoke() => action(state);
}

public sealed class Source
{
    private readonly object _callbacks = new();
    private readonly List<Callback> _list = [];
    private Callback _single;

    public void Register(Action<object?> action)
    {
        lock (_callbacks)
        {
            _single = new Callback(action, null);
            _list.Add(_single);
        }
    }

    public void Cancel()
    {
#if BAD
        lock (_callbacks) _single.Invoke(); //! HD1001 b
#else
        Callback single;
        lock (_callbacks) single = _single;
        single.Invoke();
#endif
    }
}

public sealed class Listener
{
    private readonly object _listener = new();
    private readonly Source _source;
    private int _heard;

    public Listener(Source source) => _source = source;

    public void Listen()
    {
        lock (_listener)
        {
            _source.Register(state => Hear()); //! HD1001 b
        }
    }

    private void Hear()
    {
        lock (_listener) _heard++;
    }
}
