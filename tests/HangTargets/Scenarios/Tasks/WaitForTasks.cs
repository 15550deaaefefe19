namespace HangTargets.Scenarios.Tasks;

/// <summary>Task.WaitAll and Task.WaitAny on a promise that nobody keeps and a task whose thread sleeps.</summary>
internal static class WaitForTasks
{
    public static void Play()
    {
        var promise = new TaskCompletionSource();
        Task sleeping = Task.Factory.StartNew(Sleep, TaskCreationOptions.LongRunning);
        Stage.Start("all", () =>
        {
            Task.WaitAll(promise.Task, sleeping); // <- all
        });
        Stage.Start("any", () =>
        {
            Task.WaitAny(promise.Task, sleeping); // <- any
        });
        Stage.Start("result", () =>
        {
            sleeping.GetAwaiter().GetResult(); // <- result
        });
        Stage.ReadyWhenStill(5);
        Thread.Sleep(Timeout.Infinite); // <- main
    }

    private static void Sleep()
    {
        Stage.Enter("sleeper");
        Thread.Sleep(3_600_000); // <- sleeper
    }
}
