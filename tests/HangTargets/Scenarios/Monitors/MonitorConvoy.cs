namespace HangTargets.Scenarios.Monitors;

/// <summary>Ten threads stand in line for a lock whose holder takes a nap.</summary>
internal static class MonitorConvoy
{
    private const int Customers = 10;

    public static void Play()
    {
        var till = new Till();
        Stage.Start("cashier", till.CountMoney);
        Stage.UntilStill("cashier");
        for (int number = 1; number <= Customers; number++) Stage.Start($"customer-{number}", till.Pay);
        Stage.ReadyWhenStill(Customers + 2);
        Thread.Sleep(Timeout.Infinite); // <- main
    }

    private sealed class Till
    {
        private readonly object _drawer = new();

        public void CountMoney()
        {
            lock (_drawer) Thread.Sleep(TimeSpan.FromHours(1)); // <- cashier
        }

        public void Pay()
        {
            lock (_drawer) // <- customer-1, customer-10
            {
            }
        }
    }
}
