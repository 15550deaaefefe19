using System.Diagnostics;
using System.Globalization;

namespace HangTargets.Scenarios.Processes;

/// <summary>The child has exited, but a daemon that it started keeps its redirected output open. The
/// daemon ends when this process does.</summary>
internal static class OutputKeptOpen
{
    public static void Play()
    {
        string pidFile = Path.Combine(Path.GetTempPath(), $"hangtargets-{Environment.ProcessId}.pid");
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"tail --pid={Environment.ProcessId} -f /dev/null & echo $! > {pidFile}"]) { RedirectStandardOutput = true };
        Process child = Process.Start(start)!;
        child.OutputDataReceived += (_, line) => GC.KeepAlive(line.Data);
        child.BeginOutputReadLine();
        Thread waiting = Stage.Start("waiting", () =>
        {
            child.WaitForExit(); // <- waiting
            GC.KeepAlive(child);
        });
        Stage.Until(() => child.HasExited && File.Exists(pidFile) && File.ReadAllText(pidFile).EndsWith('\n'));
        int daemon = int.Parse(File.ReadAllText(pidFile), CultureInfo.InvariantCulture);
        File.Delete(pidFile);
        Stage.ReadyWhenStill(2, truth: () => string.Create(CultureInfo.InvariantCulture, $"{{\"child\":{child.Id},\"daemon\":{daemon}}}"));
        waiting.Join(); // <- main
    }
}
