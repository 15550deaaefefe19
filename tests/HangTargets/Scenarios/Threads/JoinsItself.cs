namespace HangTargets.Scenarios.Threads;

/// <summary>A thread joins itself.</summary>
internal static class JoinsItself
{
    public static void Play()
    {
        Thread lonely = Stage.Start("lonely", () =>
        {
            Thread.CurrentThread.Join(); // <- lonely
        });
        Stage.ReadyWhenStill(2);
        lonely.Join(); // <- main
    }
}
