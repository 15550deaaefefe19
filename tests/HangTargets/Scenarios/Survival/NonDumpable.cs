using System.Runtime.InteropServices;

namespace HangTargets.Scenarios.Survival;

/// <summary>A process that forbids the kernel to let others of the same user read it.</summary>
internal static class NonDumpable
{
    private const int SetDumpable = 4;

    public static void Play()
    {
        Prctl(SetDumpable, 0, 0, 0, 0);
        Stage.ReadyWhenStill(1);
        Thread.Sleep(Timeout.Infinite);
    }

    [DllImport("libc", EntryPoint = "prctl")] private static extern int Prctl(int option, nuint a, nuint b, nuint c, nuint d);
}
