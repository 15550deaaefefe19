namespace HangTargets.Scenarios.LockWaits;

/// <summary>Mutexes with and without a name.</summary>
internal static class MutexWaits
{
    public static void Play()
    {
        var desk = new Desk();
        Stage.Start("mutex-owner", desk.KeepTwice);
        Stage.Start("named-mutex-owner", () => Keep("Global\\hangtargets-door-"));
        Stage.Start("named-mutex-unwanted", () => Keep("hangtargets-window-"));
        Stage.UntilStill("named-mutex-unwanted");
        Stage.Start("mutex-wait", desk.Wait);
        Stage.Start("mutex-wait-limited", desk.WaitLimited);
        Stage.Start("named-mutex-wait", () => Keep("Global\\hangtargets-door-"));
    }

    private static void Keep(string name)
    {
        using var mutex = new Mutex(false, name + Environment.ProcessId);
        mutex.WaitOne();
        Thread.Sleep(Timeout.Infinite);
        mutex.ReleaseMutex();
    }

    private sealed class Desk
    {
        private readonly Mutex _drawer = new();

        public void KeepTwice()
        {
            _drawer.WaitOne();
            _drawer.WaitOne();
            Thread.Sleep(Timeout.Infinite);
        }

        public void Wait() => _drawer.WaitOne();

        public void WaitLimited() => _drawer.WaitOne(250_000);
    }
}
