namespace HangTargets.Scenarios.Locks;

/// <summary>Two Locks in opposite orders; an auditor stands behind the first.</summary>
internal static class LockCycle
{
    public static void Play()
    {
        var orders = new OrderBook();
        Thread placing = Stage.Start("placing", orders.Place);
        Stage.Start("cancelling", orders.Cancel);
        Stage.UntilStill("placing");
        Stage.UntilStill("cancelling");
        Stage.Start("auditor", orders.Audit);
        Stage.ReadyWhenStill(4);
        placing.Join(); // <- main
    }

    private sealed class OrderBook
    {
        private static readonly Lock _stock = new();
        private readonly Lock _orders = new();
        private volatile bool _placing, _cancelling;
        private int _count;

        public void Place()
        {
            lock (_orders)
            {
                _placing = true;
                Stage.Until(() => _cancelling);
                _stock.Enter(); // <- placing
                _count++;
                _stock.Exit();
            }
        }

        public void Cancel()
        {
            lock (_stock)
            {
                _cancelling = true;
                Stage.Until(() => _placing);
                _orders.Enter(); // <- cancelling
                _count--;
                _orders.Exit();
            }
        }

        public void Audit()
        {
            using (_orders.EnterScope()) // <- auditor
            {
                _count = Math.Max(_count, 0);
            }
        }
    }
}
