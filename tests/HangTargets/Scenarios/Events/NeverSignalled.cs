namespace HangTargets.Scenarios.Events;

/// <summary>One thread for each kind of event waits for a signal that nobody gives.</summary>
internal static class NeverSignalled
{
    private static readonly AutoResetEvent _doorbell = new(false);
    private static readonly ManualResetEvent _gateOpen = new(false);
    private static readonly ManualResetEventSlim _lampOn = new(false);
    private static readonly CountdownEvent _guestsMissing = new(3);
    private static readonly Barrier _dinner = new(2);

    public static void Play()
    {
        Stage.Start("auto", () =>
        {
            _doorbell.WaitOne(); // <- auto
        });
        Stage.Start("manual", () =>
        {
            _gateOpen.WaitOne(); // <- manual
        });
        Stage.Start("slim", () =>
        {
            _lampOn.Wait(); // <- slim
        });
        Stage.Start("countdown", () =>
        {
            _guestsMissing.Signal();
            _guestsMissing.Wait(); // <- countdown
        });
        Stage.Start("barrier", () =>
        {
            _dinner.SignalAndWait(); // <- barrier
        }, restless: true);
        Stage.ReadyWhenStill(6, () => _dinner.ParticipantsRemaining == 1);
        Thread.Sleep(Timeout.Infinite); // <- main
    }
}
