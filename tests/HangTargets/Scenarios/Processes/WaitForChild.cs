using System.Diagnostics;
using System.Globalization;

namespace HangTargets.Scenarios.Processes;

/// <summary>A thread waits for a child process, which ends when this one does.</summary>
internal static class WaitForChild
{
    public static void Play()
    {
        Process child = Process.Start("tail", [$"--pid={Environment.ProcessId}", "-f", "/dev/null"]);
        Thread waiting = Stage.Start("waiting", () =>
        {
            child.WaitForExit(); // <- waiting
            GC.KeepAlive(child);
        });
        Stage.ReadyWhenStill(2, truth: () => string.Create(CultureInfo.InvariantCulture, $"{{\"child\":{child.Id}}}"));
        waiting.Join(); // <- main
    }
}
