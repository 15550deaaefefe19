namespace HangTargets.Scenarios.LockWaits;

/// <summary>Every lock, held and wanted in every way, side by side.</summary>
internal static class EveryLock
{
    public static void Play()
    {
        MonitorWaits.Play();
        PulseWaits.Play();
        ReaderWriterWaits.Play();
        MutexWaits.Play();
        SpinWaits.Play();
#if NET9_0_OR_GREATER
        LockWaits.Play();
        const int Actors = 46;
#else
        const int Actors = 41;
#endif
        Stage.ReadyWhenStill(Actors);
        Thread.Sleep(Timeout.Infinite);
    }
}
