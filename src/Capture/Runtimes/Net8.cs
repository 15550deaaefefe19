namespace Hangdump.Capture.Runtimes;

/// <summary>.NET 8.</summary>
internal static class Net8
{
    public static RuntimeLayout Layout { get; } = new() { Version = 8, MonitorOwner = MonitorOwnerKind.NativeThread };
}
