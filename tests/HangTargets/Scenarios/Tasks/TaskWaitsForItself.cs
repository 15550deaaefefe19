namespace HangTargets.Scenarios.Tasks;

/// <summary>A task waits for its own end.</summary>
internal static class TaskWaitsForItself
{
    private static Task? _shutdown;

    public static void Play()
    {
        _shutdown = new Task(ShutDown, TaskCreationOptions.LongRunning);
        _shutdown.Start();
        Stage.ReadyWhenStill(2);
        _shutdown.Wait(); // <- main
    }

    private static void ShutDown()
    {
        Stage.Enter("worker");
        _shutdown!.Wait(); // <- worker
    }
}
