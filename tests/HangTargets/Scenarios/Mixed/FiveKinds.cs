namespace HangTargets.Scenarios.Mixed;

/// <summary>A ring of five threads, each link of another kind: monitor, write lock, Lazy, task and join.</summary>
internal static class FiveKinds
{
    private static readonly object _orders = new();
    private static readonly ReaderWriterLockSlim _stock = new();
    private static readonly Lazy<int> _rate = new(Negotiate);
    private static readonly TaskFactory _own = new(TaskCreationOptions.LongRunning, TaskContinuationOptions.None);
    private static Task? _shipping;
    private static Thread? _billing;
    private static int _inside;

    public static void Play()
    {
        _shipping = _own.StartNew(Ship);
        _billing = Stage.Start("billing", Bill);
        Stage.Start("ordering", Order);
        Stage.Start("stocking", Restock);
        Stage.Start("trading", () => GC.KeepAlive(_rate.Value)); // <- trading
        Stage.ReadyWhenStill(6);
        _billing.Join(); // <- main
    }

    private static void Order()
    {
        lock (_orders)
        {
            Meet();
            _stock.EnterReadLock(); // <- ordering
            _stock.ExitReadLock();
        }
    }

    private static void Restock()
    {
        _stock.EnterWriteLock();
        Meet();
        GC.KeepAlive(_rate.Value); // <- stocking
        _stock.ExitWriteLock();
    }

    private static int Negotiate()
    {
        Meet();
        _shipping!.Wait(); // <- trading
        return 3;
    }

    private static void Ship()
    {
        Stage.Enter("shipping");
        Meet();
        _billing!.Join(); // <- shipping
        GC.KeepAlive(_billing);
    }

    private static void Bill()
    {
        Meet();
        lock (_orders) // <- billing
        {
        }
    }

    private static void Meet()
    {
        Interlocked.Increment(ref _inside);
        Stage.Until(() => Volatile.Read(ref _inside) == 5);
    }
}
