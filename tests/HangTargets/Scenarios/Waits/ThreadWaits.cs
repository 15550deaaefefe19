namespace HangTargets.Scenarios.Waits;

/// <summary>Threads that wait for threads, for time, and for initialisers that run elsewhere.</summary>
internal static class ThreadWaits
{
    public static void Play()
    {
        Thread sleeper = Stage.Start("sleep", () => Thread.Sleep(Timeout.Infinite));
        Stage.Start("sleep-limited", () => Thread.Sleep(600_000));
        Stage.Start("sleep-span", () => Thread.Sleep(TimeSpan.FromMinutes(9)));
        Stage.Start("join", sleeper.Join);
        Stage.Start("join-limited", () => sleeper.Join(600_000));
        Stage.Start("join-second", () => WaitForSecond(Thread.CurrentThread, sleeper, new Thread(() => { })));
        Stage.Start("spin", () => SpinWait.SpinUntil(() => false), restless: true);

        Stage.Start("initializer-owner", () => GC.KeepAlive(Slow.Value));
        Stage.Until(() => Signal.Slow);
        Stage.Start("initializer", () => GC.KeepAlive(Slow.Value));
        Stage.Start("initializer-method", Slow.Touch);
        Stage.Start("initializer-early-owner", () => GC.KeepAlive(Early.Value));
        Stage.Until(() => Signal.Early);
        Stage.Start("initializer-early", () => GC.KeepAlive(Early.Value));
        Stage.Start("initializer-generic-owner", () => GC.KeepAlive(Generic<string>.Value));
        Stage.Until(() => Signal.Generic);
        Stage.Start("initializer-generic", () => GC.KeepAlive(Generic<string>.Value));
        Stage.Start("initializer-instance", () => GC.KeepAlive(new Slow()));

        var shop = new Shop();
        Stage.Start("lazy-owner", () => GC.KeepAlive(shop.Prices));
        Stage.Until(() => Signal.Lazy);
        Stage.Start("lazy", () => GC.KeepAlive(shop.Prices));
        Stage.Start("lazy-cached-owner", () => GC.KeepAlive(shop.Cached("tea")));
        Stage.Until(() => Signal.Cached);
        Stage.Start("lazy-cached", () => GC.KeepAlive(shop.Cached("tea")));
    }

    /// <summary>Optimised code has all three threads among its own roots while it waits for one.</summary>
    private static void WaitForSecond(Thread first, Thread second, Thread third)
    {
        second.Join();
        GC.KeepAlive(third);
        GC.KeepAlive(first);
    }

    private static class Signal
    {
        public static volatile bool Slow, Early, Generic, Lazy, Cached;
    }

    private sealed class Slow
    {
        public static readonly object Value;

        static Slow()
        {
            Signal.Slow = true;
            Thread.Sleep(Timeout.Infinite);
            Value = new object();
        }

        public static void Touch() => GC.KeepAlive(Value);
    }

    private static class Early
    {
        public static readonly object Value = Create();

        private static object Create()
        {
            Signal.Early = true;
            Thread.Sleep(Timeout.Infinite);
            return new object();
        }
    }

    private static class Generic<T>
    {
        public static readonly List<T> Value;

        static Generic()
        {
            Signal.Generic = true;
            Thread.Sleep(Timeout.Infinite);
            Value = [];
        }
    }

    private sealed class Shop
    {
        private readonly Lazy<string> _prices = new(() =>
        {
            Signal.Lazy = true;
            Thread.Sleep(Timeout.Infinite);
            return "";
        });

        private readonly System.Collections.Concurrent.ConcurrentDictionary<string, Lazy<int>> _cache = new();

        public string Prices => _prices.Value;

        public int Cached(string key) => _cache.GetOrAdd(key, _ => new Lazy<int>(() =>
        {
            Signal.Cached = true;
            Thread.Sleep(Timeout.Infinite);
            return 1;
        })).Value;
    }
}
