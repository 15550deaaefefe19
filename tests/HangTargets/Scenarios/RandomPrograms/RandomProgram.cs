using System.Globalization;

namespace HangTargets.Scenarios.RandomPrograms;

/// <summary>Plays the plan of the seed in its argument: all take what they hold, and when all have it, all wait.</summary>
internal static class RandomProgram
{
    private static readonly Dictionary<Part, Thread> _threads = [];
    private static readonly Dictionary<Part, Task> _tasks = [];
    private static Plan? _plan;
    private static volatile bool _allStarted;
    private static int _holding;

    public static void Play()
    {
        _plan = new Plan(int.Parse(Stage.Arguments[0], CultureInfo.InvariantCulture));
        foreach (Part part in _plan.Parts) Start(part);
        _allStarted = true;
        Stage.ReadyWhenStill(_plan.Parts.Count + 1, truth: () => Truth.Of(_plan));
        Thread.Sleep(Timeout.Infinite);
    }

    private static void Start(Part part)
    {
        if (!part.AsTask) _threads[part] = Stage.Start(part.Name, () => Play(part));
        else _tasks[part] = Task.Factory.StartNew(() => Enter(part), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private static void Enter(Part part)
    {
        Stage.Enter(part.Name);
        Play(part);
    }

    private static void Play(Part part) => HoldFrom(part, 0);

    private static void HoldFrom(Part part, int index)
    {
        if (index < part.Holds.Count)
        {
            part.Holds[index].Hold(() => HoldFrom(part, index + 1));
            return;
        }
        Interlocked.Increment(ref _holding);
        Stage.Until(() => _allStarted && Volatile.Read(ref _holding) == _plan!.Parts.Count);
        Wait(part.Waits);
    }

    private static void Wait(WaitPlan wait)
    {
        if (wait.Thing is { } thing)
        {
            if (!wait.Timed || !thing.WantForAnHour()) thing.Want();
        }
        else if (wait.End is { } end)
        {
            if (end.AsTask) _tasks[end].Wait();
            else _threads[end].Join();
        }
        else
        {
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
