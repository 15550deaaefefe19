namespace HelpersOfConstructor;

public sealed class Board
{
    private readonly object _cells = new();
    private readonly object _rules = new();
    private int _filled;

    public Board() => Prepare();

    public static Board Empty()
    {
        var board = new Board();
        board.Clear();
        return board;
    }

#if BAD
    public void Reset() => Prepare();
#endif

    public void Apply()
    {
        lock (_rules)
        {
            lock (_cells) _filled++; //! HD1001 order
        }
    }

    // Only while nobody else knows the board.
    private void Prepare() => Fill();

    private void Fill()
    {
        lock (_cells)
        {
            lock (_rules) _filled = 0; //! HD1001 order
        }
    }

    private void Clear()
    {
        lock (_cells)
        {
            lock (_rules) _filled = -1;
        }
    }
}

public sealed class Worker
{
    private readonly object _jobs = new();
    private readonly object _log = new();
    private int _done;

    public static Worker Start()
    {
        var worker = new Worker();
        new Thread(() => worker.Run()).Start();
        return worker;
    }

    public void Report()
    {
        lock (_log)
        {
#if BAD
            lock (_jobs) Console.WriteLine(_done); //! HD1001 thread
#else
            Console.WriteLine(_done);
#endif
        }
    }

    // On a thread of its own, when others have the worker too.
    private void Run()
    {
        lock (_jobs)
        {
            lock (_log) _done++; //! HD1001 thread
        }
    }
}
