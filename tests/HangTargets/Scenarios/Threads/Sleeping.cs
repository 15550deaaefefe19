namespace HangTargets.Scenarios.Threads;

/// <summary>Threads that sleep, with and without end; main joins one of them.</summary>
internal static class Sleeping
{
    public static void Play()
    {
        Stage.Start("napping", () =>
        {
            Thread.Sleep(TimeSpan.FromMinutes(20)); // <- napping
        });
        Thread asleep = Stage.Start("asleep", () =>
        {
            Thread.Sleep(Timeout.Infinite); // <- asleep
        });
        Stage.ReadyWhenStill(3);
        asleep.Join(); // <- main
    }
}
