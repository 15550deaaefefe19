namespace Hangdump.Capture.Runtimes;

/// <summary>.NET 9, the first with <c>System.Threading.Lock</c>.</summary>
internal static class Net9
{
    public static RuntimeLayout Layout { get; } = Net8.Layout with { Version = 9, LockOwnerIsOsId = true };
}
