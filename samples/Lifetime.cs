using System.Runtime.InteropServices;

namespace Samples;

/// <summary>A sample hangs, but not for ever: it leaves nothing behind on a machine where it was only tried.</summary>
internal static class Lifetime
{
    /// <summary>Has the kernel end the process after ten minutes, whatever its threads are doing.</summary>
    public static void Limit() => _ = alarm(600);

    /// <summary>Says that the sample hangs by now, and how to look at it.</summary>
    public static void Announce() => Console.WriteLine($"hung; in another terminal: dotnet hangdump {Environment.ProcessId}");

    [DllImport("libc")]
    private static extern uint alarm(uint seconds);
}
