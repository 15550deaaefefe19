namespace HangTargets.Scenarios.Initializers;

/// <summary>The factory of a Lazy wants a lock whose holder asks the Lazy for its value.</summary>
internal static class LazyAgainstLock
{
    public static void Play()
    {
        var shop = new Shop();
        Thread opening = Stage.Start("opening", shop.Open);
        Stage.Start("selling", shop.Sell);
        Stage.ReadyWhenStill(3);
        opening.Join(); // <- main
    }

    private sealed class Shop
    {
        private readonly object _till = new();
        private readonly Lazy<string> _assortment;
        private volatile bool _held, _creating;

        public Shop() => _assortment = new Lazy<string>(Order);

        public void Open()
        {
            lock (_till)
            {
                _held = true;
                Stage.Until(() => _creating);
                GC.KeepAlive(_assortment.Value); // <- opening
            }
        }

        public void Sell()
        {
            Stage.Until(() => _held);
            GC.KeepAlive(_assortment.Value); // <- selling
        }

        private string Order()
        {
            _creating = true;
            lock (_till) // <- selling
            {
                return "tea, coffee";
            }
        }
    }
}
