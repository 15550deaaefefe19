namespace HangTargets.Scenarios.Tasks;

/// <summary>Two tasks wait for each other's result.</summary>
internal static class TasksWaitForEachOther
{
    private static Task<int>? _left, _right;

    public static void Play()
    {
        _left = Task.Factory.StartNew(Left, TaskCreationOptions.LongRunning);
        _right = Task.Factory.StartNew(Right, TaskCreationOptions.LongRunning);
        Stage.ReadyWhenStill(3);
        _left.Wait(); // <- main
    }

    private static int Left()
    {
        Stage.Enter("left");
        Stage.Until(() => Volatile.Read(ref _right) is not null);
        return _right!.Result; // <- left
    }

    private static int Right()
    {
        Stage.Enter("right");
        return _left!.Result; // <- right
    }
}
