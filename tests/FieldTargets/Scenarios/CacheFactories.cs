using ZiggyCreatures.Caching.Fusion;

namespace FieldTargets.Scenarios;

/// <summary>FusionCache: the factory of each of two entries asks the cache for the other one.</summary>
internal static class CacheFactories
{
    private static int _inside;

    public static void Play()
    {
        using var cache = new FusionCache(new FusionCacheOptions());
        Thread gross = Stage.Start("gross", () => cache.GetOrSet<decimal>("gross", _ => 1.19m * Ask(cache, "net")));
        Stage.Start("net", () => cache.GetOrSet<decimal>("net", _ => Ask(cache, "gross") / 1.19m));
        Stage.ReadyWhenStill(3);
        gross.Join(); // <- main
    }

    private static decimal Ask(FusionCache cache, string price)
    {
        Interlocked.Increment(ref _inside);
        Stage.Until(() => Volatile.Read(ref _inside) == 2);
        decimal answer = cache.GetOrSet<decimal>(price, _ => 1m); // <- gross, net
        return answer + 0m;
    }
}
