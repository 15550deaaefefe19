using FieldTargets.Scenarios;

namespace FieldTargets;

/// <summary>Every scenario under the name by which it is asked for.</summary>
internal static class Catalogue
{
    public static readonly Dictionary<string, Action> Scenarios = new(StringComparer.Ordinal)
    {
        ["singleton-factory"] = SingletonFactory.Play,
        ["rx-synchronize"] = RxSynchronize.Play,
        ["cache-factories"] = CacheFactories.Play,
        ["kestrel-throttled"] = KestrelThrottled.Play,
        ["logger-pipe-full"] = LoggerPipeFull.Play,
        ["kestrel-idle"] = KestrelIdle.Play,
        ["host-idle"] = HostIdle.Play,
    };
}
