namespace HangTargets.Scenarios.LockWaits;

/// <summary>Threads in Monitor.Wait: not pulsed yet, and pulsed while somebody keeps the monitor.</summary>
internal static class PulseWaits
{
    public static void Play()
    {
        var inbox = new Inbox();
        var outbox = new Inbox();
        Stage.Start("pulse-wait", inbox.Wait);
        Stage.Start("pulse-wait-limited", inbox.WaitLimited);
        Stage.Start("pulse-reentering", outbox.Wait);
        Stage.UntilStill("pulse-reentering");
        Stage.Start("pulse-keeper", outbox.PulseAndKeep);
    }

    private sealed class Inbox
    {
        private readonly object _letters = new();

        public void Wait()
        {
            lock (_letters) Monitor.Wait(_letters);
        }

        public void WaitLimited()
        {
            lock (_letters)
            lock (_letters) Monitor.Wait(_letters, TimeSpan.FromSeconds(250));
        }

        public void PulseAndKeep()
        {
            lock (_letters)
            {
                Monitor.Pulse(_letters);
                Thread.Sleep(Timeout.Infinite);
            }
        }
    }
}
