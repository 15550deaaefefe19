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
        // A child that does not find the pipe any more goes on.
        Stage.Until(HasStuckChild);
        File.Delete(pipe);
        Stage.ReadyWhenStill(1, HasStuckChild);
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

    /// <summary>Whether a child sleeps, which it can do only where it opens the pipe, while the thread that has started it cannot be interrupted.</summary>
    private static bool HasStuckChild() => Directory.GetDirectories("/proc/self/task").Any(thread =>
        IsIn(thread, 'D') && Content(thread + "/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(child => IsIn("/proc/" + child, 'S')));

    private static bool IsIn(string task, char state) => Content(task + "/stat").Contains($") {state} ", StringComparison.Ordinal);

    /// <summary>Empty where a thread or process has ended meanwhile.</summary>
    private static string Content(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
