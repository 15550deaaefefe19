using System.Globalization;

namespace HangTargets.Scenarios.Survival;

/// <summary>
/// One thread starts a child that hangs before it becomes another program, because it opens a pipe that nobody writes to. Until then
/// nothing but the end of the process can interrupt that thread.
/// </summary>
internal static class UnstoppableThread
{
    private const int SizeOfFileActions = 256, Interrupted = 4;

    public static void Play()
    {
        string pipe = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"hangdump-{Environment.ProcessId}"));
        if (Native.MakePipe(pipe, Convert.ToUInt32("600", 8)) != 0) throw new InvalidOperationException("no pipe");
        new Thread(() => StartChild(pipe)) { Name = "starts-child", IsBackground = true }.Start();
        Stage.Start("blocked", new ManualResetEventSlim().Wait);
        Stage.ReadyWhenStill(1, () => Directory.GetDirectories("/proc/self/task").Any(IsUninterruptible));
        File.Delete(pipe);
        Thread.Sleep(Timeout.Infinite);
    }

    private static void StartChild(string pipe)
    {
        byte[] actions = new byte[SizeOfFileActions];
        Native.InitializeFileActions(actions);
        Native.AddOpen(actions, 0, pipe, 0, 0);
        // A signal to the process can interrupt the child's opening, which then fails.
        while (Native.Spawn(out _, "/bin/true", actions, 0, ["true", null], [null]) == Interrupted)
        {
        }
    }

    private static bool IsUninterruptible(string thread)
    {
        try
        {
            return File.ReadAllText(thread + "/stat").Contains(") D ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // Threads of the pool may end between the listing and the reading.
            return false;
        }
    }
}
