namespace HangTargets.Scenarios.Waits;

/// <summary>Every wait that is no lock, side by side.</summary>
internal static class EveryWait
{
    public static void Play()
    {
        ThreadPool.SetMinThreads(40, 4);
        EventWaits.Play();
        SemaphoreWaits.Play();
        TaskWaits.Play();
        ThreadWaits.Play();
        CollectionWaits.Play();
        SystemWaits.Play();
        Stage.ReadyWhenStill(80);
        Thread.Sleep(Timeout.Infinite);
    }
}
