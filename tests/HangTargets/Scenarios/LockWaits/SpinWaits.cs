namespace HangTargets.Scenarios.LockWaits;

/// <summary>A spin lock that tracks its owner.</summary>
internal static class SpinWaits
{
    public static void Play()
    {
        var counter = new Counter();
        Stage.Start("spin-owner", counter.Keep);
        Stage.UntilStill("spin-owner");
        Stage.Start("spin-enter", counter.Keep, restless: true);
    }

    private sealed class Counter
    {
        private SpinLock _turn = new(enableThreadOwnerTracking: true);

        public void Keep()
        {
            bool taken = false;
            try
            {
                _turn.Enter(ref taken);
                Thread.Sleep(Timeout.Infinite);
            }
            finally
            {
                if (taken) _turn.Exit();
            }
        }
    }
}
