namespace HangTargets.Scenarios.Monitors;

/// <summary>Two transfers in opposite directions: each holds the account that the other wants; main waits for the first.</summary>
internal static class MonitorCycle
{
    public static void Play()
    {
        Account rent = new("rent"), savings = new("savings");
        Thread first = Stage.Start("worker-a", () => rent.TransferTo(savings, 100));
        Stage.Start("worker-b", () => savings.TransferTo(rent, 50));
        Stage.ReadyWhenStill(3);
        first.Join(); // <- main
    }

    private sealed class Account(string name)
    {
        private readonly object _gate = new();
        private volatile bool _taken;
        private decimal _balance;

        public void TransferTo(Account other, decimal amount)
        {
            lock (_gate)
            {
                _taken = true;
                Stage.Until(() => other._taken);
                _balance -= amount;
                lock (other._gate) // <- worker-a, worker-b
                {
                    other._balance += amount;
                }
            }
        }

        public override string ToString() => name;
    }
}
