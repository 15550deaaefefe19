using System.Runtime.InteropServices;

namespace Hangdump.Worker;

/// <summary>
/// Ends this process, and so releases the target, whatever its own code hangs in: the kernel's alarm when the time is over, and
/// the end of standard input when the front has gone. A worker that is stopped itself, as by Ctrl-Z, is ended by the kernel.
/// </summary>
internal static unsafe partial class Watchdog
{
    private const int SetParentDeathSignal = 1, SignalKill = 9;

    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(5);

    /// <summary>Set when the front has sent anything: it started us before it knew whether there would be something to read.</summary>
    public static ManualResetEventSlim Requested { get; } = new();

    /// <summary>What to clean up when the front has gone; null when nothing.</summary>
    public static Action? BeforeEnd { get; set; }

    /// <param name="timeout">How long the reading may take.</param>
    /// <param name="cleansUp">Whether something must be done at the end, for which the kernel leaves no time.</param>
    public static void Arm(TimeSpan timeout, bool cleansUp)
    {
        if (!cleansUp)
            _ = ControlProcess(SetParentDeathSignal, SignalKill, 0, 0, 0);
        SetAlarm((uint)Math.Clamp(Math.Ceiling((timeout + _grace).TotalSeconds), 1, uint.MaxValue));
        new Thread(EndWithFront, maxStackSize: 64 * 1024) { IsBackground = true, Name = "front" }.Start();
    }

    /// <summary>Ends at once, without the teardown of the native library, which can crash.</summary>
    public static void End(int exitCode) => Exit(exitCode);

    private static void EndWithFront()
    {
        byte ignored;
        while (Read(0, &ignored, 1) > 0)
            Requested.Set();
        BeforeEnd?.Invoke();
        Exit(1);
    }

    [LibraryImport("libc", EntryPoint = "alarm")]
    private static partial void SetAlarm(uint seconds);

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int ControlProcess(int option, nuint argument, nuint third, nuint fourth, nuint fifth);

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void Exit(int exitCode);

    [LibraryImport("libc", EntryPoint = "read")]
    private static partial nint Read(int descriptor, byte* buffer, nuint length);
}
