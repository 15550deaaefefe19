namespace HangTargets.Scenarios.Processes;

/// <summary>A thread exits the process while it keeps a lock; the exit handler joins a worker that wants this lock.</summary>
internal static class ExitAgainstHandler
{
    private static readonly object _jobs = new();
    private static volatile bool _ready, _exiting;

    public static void Play()
    {
        Thread worker = Stage.Start("worker", Work);
        Thread exiting = Stage.Start("exiting", Exit);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            if (Thread.CurrentThread != exiting) Stage.Enter("handler");
            _exiting = true;
            worker.Join();
        };
        _ready = true;
        Stage.ReadyWhenStill(3, () => _exiting);
        exiting.Join(); // <- main
    }

    private static void Work()
    {
        Stage.Until(() => _exiting);
        lock (_jobs) // <- worker
        {
        }
    }

    private static void Exit()
    {
        Stage.Until(() => _ready);
        lock (_jobs)
        {
            Environment.Exit(0); // <- exiting
        }
    }
}
