namespace HangTargets.Scenarios.Mixed;

/// <summary>A deadlock of two, a thread that holds a lock behind it, another behind that, and joins on top.</summary>
internal static class BehindTheBehind
{
    private static readonly object _engine = new();
    private static readonly object _wheels = new();
    private static readonly object _doors = new();
    private static int _inside;

    public static void Play()
    {
        Thread driving = Stage.Start("driving", () => Use(_engine, _wheels));
        Stage.Start("braking", () => Use(_wheels, _engine));
        Stage.UntilStill("driving");
        Stage.UntilStill("braking");
        Stage.Start("opening", Open);
        Stage.UntilStill("opening");
        Thread closing = Stage.Start("closing", Close);
        Stage.UntilStill("closing");
        Stage.Start("waiting", () => closing.Join(TimeSpan.FromHours(1))); // <- waiting
        Stage.ReadyWhenStill(6);
        driving.Join(); // <- main
    }

    private static void Use(object first, object second)
    {
        lock (first)
        {
            Interlocked.Increment(ref _inside);
            Stage.Until(() => Volatile.Read(ref _inside) == 2);
            lock (second) // <- driving, braking
            {
                _inside = 0;
            }
        }
    }

    private static void Open()
    {
        lock (_doors)
        {
            lock (_engine) // <- opening
            {
            }
        }
    }

    private static void Close()
    {
        lock (_doors) // <- closing
        {
        }
    }
}
