namespace HangTargets.Scenarios.Events;

/// <summary>Waits for several things: one is enough, all are needed, and signal one to wait for another.</summary>
internal static class WaitForSeveral
{
    private static readonly AutoResetEvent _letter = new(false);
    private static readonly ManualResetEvent _parcel = new(false);
    private static readonly AutoResetEvent _asked = new(false);
    private static readonly ManualResetEvent _answered = new(false);

    public static void Play()
    {
        Stage.Start("any", () =>
        {
            WaitHandle.WaitAny([_letter, _parcel]); // <- any
        });
        Stage.Start("all", () =>
        {
            WaitHandle.WaitAll([_letter, _parcel], TimeSpan.FromHours(1)); // <- all
        });
        Stage.Start("asking", () =>
        {
            WaitHandle.SignalAndWait(_asked, _answered); // <- asking
        });
        Stage.ReadyWhenStill(4);
        Thread.Sleep(Timeout.Infinite); // <- main
    }
}
