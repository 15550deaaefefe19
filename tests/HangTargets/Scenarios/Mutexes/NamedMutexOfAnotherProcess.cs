using System.Diagnostics;
using System.Globalization;

namespace HangTargets.Scenarios.Mutexes;

/// <summary>A named mutex whose holder is a thread of another process.</summary>
internal static class NamedMutexOfAnotherProcess
{
    public static void Play()
    {
        string name = $"hangtargets-{Environment.ProcessId}-shared";
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["named-mutex-holder", name]) { RedirectStandardOutput = true };
        Process holder = Process.Start(start)!;
        while (holder.StandardOutput.ReadLine() is { } line && !line.StartsWith("READY", StringComparison.Ordinal)) ;
        var shared = new Mutex(false, name);
        Thread waiting = Stage.Start("waiting", () =>
        {
            shared.WaitOne(); // <- waiting
        });
        Stage.ReadyWhenStill(2, truth: () => string.Create(CultureInfo.InvariantCulture, $"{{\"holder\":{holder.Id}}}"));
        waiting.Join(); // <- main
    }

    /// <summary>The other process: takes the mutex that its argument names and sleeps.</summary>
    public static void Hold()
    {
        var shared = new Mutex(false, Stage.Arguments[0]);
        shared.WaitOne();
        Stage.ReadyWhenStill(1);
        Thread.Sleep(Timeout.Infinite);
    }
}
