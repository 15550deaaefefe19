namespace Hangdump.Capture.Runtimes;

/// <summary>.NET 11, which waits and locks in managed code.</summary>
internal static class Net11
{
    public static RuntimeLayout Layout { get; } = new()
    {
        Version = 11,
        MonitorIsLock = true,
        MonitorOwner = MonitorOwnerKind.ManagedId,
        HasWaitInfo = true,
        NamedMutexIsManaged = true,
    };
}
