namespace Hangdump.Capture.Runtimes;

/// <summary>.NET 10.</summary>
internal static class Net10
{
    public static RuntimeLayout Layout { get; } = Net9.Layout with { Version = 10, MonitorOwner = MonitorOwnerKind.ManagedId };
}
