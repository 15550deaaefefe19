using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace HangTargets;

/// <summary>The kernel's calls that the base class library does not offer.</summary>
internal static class Native
{
    private const int StandardOutput = 1;
    private static int _output = StandardOutput;

    /// <summary>Keeps the present standard output for <see cref="WriteLine"/>, for a scenario that does something else with file 1.</summary>
    public static void KeepOutput() => _output = Dup(StandardOutput);

    /// <summary>Writes to standard output without the locks of Console.</summary>
    public static void WriteLine(string text)
    {
        byte[] line = Encoding.UTF8.GetBytes(text + "\n");
        for (int written = 0; written < line.Length;)
        {
            nint count = Write(_output, line.AsSpan(written).ToArray(), line.Length - written);
            if (count <= 0) return;
            written += (int)count;
        }
    }

    public static int CurrentOsThreadId() =>
        int.Parse(File.ResolveLinkTarget("/proc/thread-self", returnFinalTarget: false)!.Name, CultureInfo.InvariantCulture);

    [DllImport("libc", EntryPoint = "alarm")] public static extern uint Alarm(uint seconds);
    [DllImport("libc", EntryPoint = "kill")] public static extern int Kill(int process, int signal);
    [DllImport("libc", EntryPoint = "mkfifo")] public static extern int MakePipe(string path, uint mode);
    [DllImport("libc", EntryPoint = "posix_spawn_file_actions_init")] public static extern int InitializeFileActions(byte[] actions);
    [DllImport("libc", EntryPoint = "posix_spawn_file_actions_addopen")] public static extern int AddOpen(byte[] actions, int file, string path, int flags, uint mode);
    [DllImport("libc", EntryPoint = "posix_spawn")] public static extern int Spawn(out int process, string path, byte[] actions, nint attributes, string?[] arguments, string?[] environment);
    [DllImport("libc", EntryPoint = "pipe")] public static extern int Pipe(int[] ends);
    [DllImport("libc", EntryPoint = "dup2")] public static extern int Dup2(int from, int to);
    [DllImport("libc", EntryPoint = "dup")] private static extern int Dup(int file);
    [DllImport("libc", EntryPoint = "write")] private static extern nint Write(int file, byte[] bytes, nint count);
}
